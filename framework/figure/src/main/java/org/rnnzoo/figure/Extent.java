package org.rnnzoo.figure;

/** The smallest and the largest of some values; those that cannot be shown do not count. */
final class Extent {

  private final boolean positiveOnly;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  Extent(boolean positiveOnly) {
    this.positiveOnly = positiveOnly;
  }

  void add(double value) {
    if (Double.isFinite(value) && (!positiveOnly || value > 0)) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }

  void add(double[] values) {
    for (double value : values) {
      add(value);
    }
  }

  boolean isEmpty() {
    return min > max;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
