package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import java.util.List;

/**
 * A mask written as rows of signs, one row for each target: {@code 0} no connection, {@code *} any
 * weight, {@code +} at least 0, {@code -} at most 0. Rows are separated by commas or blanks; no
 * rows stand for {@code *} everywhere.
 *
 * @param rows the rows, all equally long
 */
record MaskText(List<String> rows) {

  private static final String SIGNS = "0*+-";

  MaskText {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a mask.
   *
   * @param key what the mask is for, for messages
   * @throws IllegalArgumentException if another sign is in it, or the rows differ in length
   */
  static MaskText parse(String key, String text) {
    List<String> rows =
        Arrays.stream(text.strip().split("[,;\\s]+")).filter(row -> !row.isEmpty()).toList();
    for (String row : rows) {
      if (!row.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)) {
        throw new IllegalArgumentException(
            key
                + " holds the row '"
                + row
                + "'; use 0 for no connection, * for any weight, + for one of at least 0 and - for"
                + " one of at most 0.");
      }
      if (row.length() != rows.get(0).length()) {
        throw new IllegalArgumentException(
            key + " has rows of different lengths: '" + rows.get(0) + "' and '" + row + "'.");
      }
    }
    return new MaskText(rows);
  }

  boolean everywhereFree() {
    return rows.isEmpty();
  }

  /** The sign for a weight, as it was written. */
  char at(int target, int source) {
    return rows.isEmpty() ? '*' : rows.get(target).charAt(source);
  }

  /**
   * Checks that the mask has a shape.
   *
   * @throws IllegalArgumentException if it has another one
   */
  void requireShape(String key, int targets, int sources) {
    if (rows.isEmpty() || (rows.size() == targets && rows.get(0).length() == sources)) {
      return;
    }
    throw new IllegalArgumentException(
        key
            + " has "
            + rows.size()
            + " rows of "
            + rows.get(0).length()
            + " signs, but the circuit needs "
            + targets
            + " rows of "
            + sources
            + ".");
  }
}
