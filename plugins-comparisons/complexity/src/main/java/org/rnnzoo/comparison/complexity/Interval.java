package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * A statistic over seeds with its 90 % interval, from seeds drawn anew with replacement (percentile
 * bootstrap). Infinite stands for "more than was tried".
 *
 * @param value the statistic of the seeds as they are; NaN if there is none
 * @param low the lower end
 * @param high the upper end
 * @param n how many seeds it is of
 */
record Interval(double value, double low, double high, int n) {

  private static final double TAIL = 0.05;

  /**
   * The interval of a statistic.
   *
   * @param seeds what is known of each seed
   */
  static <S> Interval of(
      List<S> seeds, ToDoubleFunction<List<S>> statistic, int draws, RandomGenerator random) {
    int n = seeds.size();
    if (n == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double[] drawn = new double[draws];
    for (int k = 0; k < draws; k++) {
      List<S> again = new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        again.add(seeds.get(random.nextInt(n)));
      }
      drawn[k] = statistic.applyAsDouble(again);
    }
    Arrays.sort(drawn);
    int tail = (int) Math.floor(TAIL * draws);
    return new Interval(statistic.applyAsDouble(seeds), drawn[tail], drawn[draws - 1 - tail], n);
  }

  /** The interval of the median; of an even number of seeds the larger of the two in the middle. */
  static Interval ofMedian(List<Double> seeds, int draws, RandomGenerator random) {
    return of(seeds, Interval::median, draws, random);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** As {@code 2 [2, 3] (n = 5)}; more than was tried is {@code none}. */
  String words() {
    return n == 0 ? "-" : "%s [%s, %s] (n = %s)".formatted(word(value), word(low), word(high), n);
  }

  static String word(double value) {
    if (Double.isNaN(value)) {
      return "-";
    } else if (Double.isInfinite(value)) {
      return "none";
    }
    return Words.number(value);
  }
}
