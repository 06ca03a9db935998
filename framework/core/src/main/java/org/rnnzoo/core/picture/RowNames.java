package org.rnnzoo.core.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of the rows of a map that has no room for all of them.
 *
 * <p>A row like no other, such as {@code rule.dms}, needs its name more than one of a numbered
 * series, such as {@code motion.45}, and the more it shows the more it needs it.
 */
final class RowNames {

  private RowNames() {}

  /**
   * The names with those left out that have no room.
   *
   * @param strengths how much each row shows
   * @param apart the least distance of two names, in rows
   */
  static List<String> thinned(List<String> names, double[] strengths, int apart) {
    Comparator<Integer> byNeed =
        Comparator.<Integer, Boolean>comparing(row -> isNumbered(names.get(row)))
            .thenComparing(row -> isNumbered(names.get(row)) ? 0 : -strengths[row]);
    List<Integer> named = new ArrayList<>();
    IntStream.range(0, names.size())
        .boxed()
        .sorted(byNeed)
        .filter(row -> named.stream().allMatch(other -> Math.abs(row - other) >= apart))
        .forEach(named::add);
    List<String> thinned = new ArrayList<>(Collections.nCopies(names.size(), ""));
    named.forEach(row -> thinned.set(row, names.get(row)));
    return thinned;
  }

  /** Whether rows side by side are both like no other, so that both need their names. */
  static boolean haveUniqueNeighbours(List<String> names) {
    return IntStream.range(1, names.size())
        .anyMatch(row -> !isNumbered(names.get(row)) && !isNumbered(names.get(row - 1)));
  }

  /** Whether a row is the first after a numbered series or after several like no other. */
  static boolean isBorder(List<String> names, int row) {
    if (row == 0 || isNumbered(names.get(row)) == isNumbered(names.get(row - 1))) {
      return false;
    }
    int further = isNumbered(names.get(row)) ? row - 2 : row + 1;
    return further >= 0 && further < names.size() && !isNumbered(names.get(further));
  }

  private static boolean isNumbered(String name) {
    return name.matches(".*[.-][0-9.]+");
  }
}
