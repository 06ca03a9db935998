package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A statistic over seeds with its 90 % interval, from seeds drawn anew with replacement (percentile
 * bootstrap). Infinite stands for "more than was tried".
 *
 * @param value the statistic of the seeds as they are; NaN if there is none
 * @param low the lower end
 * @param high the upper end
 * @param n how many seeds it is of
 * @param few the values of the seeds, rising, where they have some and are too few for an interval;
 *     else empty
 */
record Interval(double value, double low, double high, int n, List<Double> few) {

  private static final double TAIL = 0.05;

  /** Of fewer seeds the ends of an interval are but the seeds themselves. */
  private static final int FEWEST = 3;

  Interval {
    few = List.copyOf(few);
  }

  /**
   * The interval of a statistic.
   *
   * @param seeds what is known of each seed
   */
  static <S> Interval of(
      List<S> seeds, ToDoubleFunction<List<S>> statistic, int draws, RandomGenerator random) {
    int n = seeds.size();
    if (n == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN, 0, List.of());
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
    return new Interval(
        statistic.applyAsDouble(seeds), drawn[tail], drawn[draws - 1 - tail], n, List.of());
  }

  /** The interval of the median; of an even number of seeds the larger of the two in the middle. */
  static Interval ofMedian(List<Double> seeds, int draws, RandomGenerator random) {
    Interval all = of(seeds, Interval::median, draws, random);
    return seeds.size() >= FEWEST
        ? all
        : new Interval(
            all.value(), all.low(), all.high(), all.n(), seeds.stream().sorted().toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /**
   * As {@code 2 [2, 3] (n = 5)}, or {@code 2 and 3 (n = 2)} where there are few; more than was
   * tried is {@code none}.
   */
  String words() {
    if (n == 0) {
      return "-";
    }
    String what =
        few.isEmpty()
            ? "%s [%s, %s]".formatted(word(value), word(low), word(high))
            : few.stream().map(Interval::word).collect(Collectors.joining(" and "));
    return "%s (n = %s)".formatted(what, n);
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
