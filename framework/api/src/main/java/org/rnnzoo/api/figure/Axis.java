package org.rnnzoo.api.figure;

import java.util.List;

/**
 * An axis of a plot.
 *
 * @param label what is measured, with its unit in brackets
 * @param min the left or lower end; NaN to fit the data
 * @param max the right or upper end; NaN to fit the data
 * @param logarithmic whether equal ratios are equally long
 * @param categories names written at 0, 1, 2, … instead of numbers; empty for numbers. If an empty
 *     one is among them, all others are written, else as many as there is room for; of whole
 *     numbers in order, as for counts, round ones. An axis with empty names only has no line: its
 *     places mean nothing
 */
public record Axis(
    String label, double min, double max, boolean logarithmic, List<String> categories) {

  public Axis {
    categories = List.copyOf(categories);
  }

  /** An axis that fits the data. */
  public static Axis of(String label) {
    return new Axis(label, Double.NaN, Double.NaN, false, List.of());
  }

  /** An axis with given ends. */
  public static Axis of(String label, double min, double max) {
    return new Axis(label, min, max, false, List.of());
  }

  /** A logarithmic axis that fits the data. */
  public static Axis logarithmic(String label) {
    return new Axis(label, Double.NaN, Double.NaN, true, List.of());
  }

  /** An axis of named places. */
  public static Axis categories(String label, List<String> names) {
    return new Axis(label, -0.5, names.size() - 0.5, false, names);
  }
}
