package org.rnnzoo.core.schema;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.Parameter;

/**
 * The numbers that a parameter may be, read once from its annotation, as asking an annotation is
 * slow and every value of every version is checked when a plugin is loaded.
 *
 * @param min the smallest
 * @param max the largest
 * @param above what all are larger than
 * @param below what all are smaller than
 */
public record Range(double min, double max, double above, double below) {

  /** All numbers. */
  static final Range ALL =
      new Range(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  /** That of a parameter. */
  static Range of(Parameter about) {
    return new Range(about.min(), about.max(), about.above(), about.below());
  }

  /** Whether no number lies in it. */
  boolean isEmpty() {
    return min > max || above >= below || above >= max || min >= below;
  }

  /** Whether a number lies in it. */
  boolean allows(double number) {
    return number >= min && number <= max && number > above && number < below;
  }

  /** Whether there is a largest number. */
  boolean hasHighest() {
    return Math.min(max, below) < Double.POSITIVE_INFINITY;
  }

  private boolean hasLowest() {
    return Math.max(min, above) > Double.NEGATIVE_INFINITY;
  }

  private boolean inclusiveHighest() {
    return max < below;
  }

  /**
   * What follows "a number" in a sentence: {@code from 1 to 6 ms}.
   *
   * @param unit of the numbers; may be empty
   */
  String words(String unit) {
    String ofUnit = unit.isEmpty() ? "" : " " + unit;
    if (hasLowest() && hasHighest() && min > above && inclusiveHighest()) {
      return " from " + Schema.plain(min) + " to " + Schema.plain(max) + ofUnit;
    }
    List<String> limits = new ArrayList<>();
    if (hasLowest()) {
      limits.add(
          above >= min
              ? "above " + Schema.plain(above)
              : (hasHighest() ? "at least " : "of at least ") + Schema.plain(min));
    }
    if (hasHighest()) {
      limits.add(
          inclusiveHighest()
              ? (hasLowest() ? "at most " : "of at most ") + Schema.plain(max)
              : "below " + Schema.plain(below));
    }
    return limits.isEmpty()
        ? (unit.isEmpty() ? "" : " in" + ofUnit)
        : " " + String.join(" and ", limits) + ofUnit;
  }
}
