package org.rnnzoo.engine;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Units of a network whose weights onto others stay at 0: lesions that training cannot undo. */
final class SilencedUnits {

  private final SortedSet<Integer> units = new TreeSet<>();

  /**
   * Takes up more units.
   *
   * @param count the number of units of the network
   * @throws IllegalArgumentException if there is no such unit
   */
  void add(List<Integer> more, int count) {
    for (int unit : more) {
      if (unit < 0 || unit >= count) {
        throw new IllegalArgumentException(
            "There is no unit " + unit + "; units are 0 to " + (count - 1) + ".");
      }
    }
    units.addAll(more);
  }

  /** Does something for each of them. */
  void forEach(IntConsumer work) {
    units.forEach(work::accept);
  }
}
