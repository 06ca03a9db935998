package org.rnnzoo.comparison.equivalence;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/**
 * Whether things of two groups are farther from each other than things of one group.
 *
 * <p>The statistic is the excess: the mean distance across groups minus the mean of the two groups'
 * own mean distances. Pairs of equal seed are left out, as they share trials and first weights, and
 * so is a thing and itself.
 *
 * @param distances between all things
 * @param first whether each thing is in the first group
 * @param seeds the seed of each thing
 */
record GroupTest(DistanceMatrix distances, boolean[] first, long[] seeds) {

  /**
   * Mean distances.
   *
   * @param between of pairs across the groups
   * @param within the mean of those of pairs in the first and in the second group
   */
  record Means(double between, double within) {

    double excess() {
      return between - within;
    }

    /**
     * The mean distance across groups in units of that within; NaN if things within do not differ.
     */
    double ratio() {
      return within > 0 ? between / within : Double.NaN;
    }
  }

  /**
   * An excess with the interval in which it lies.
   *
   * @param low the lower end
   * @param high the upper end
   * @param p the evidence that the excess is within a margin to either side: the larger p of two
   *     one-sided tests
   */
  record Interval(double low, double high, double p) {}

  /** The number of things in the smaller group. */
  int smaller() {
    int count = 0;
    for (boolean one : first) {
      count += one ? 1 : 0;
    }
    return Math.min(count, first.length - count);
  }

  Means means() {
    int[] all = new int[first.length];
    Arrays.setAll(all, i -> i);
    return means(all, first);
  }

  /** Over things that may be drawn more than once. */
  private Means means(int[] drawn, boolean[] inFirst) {
    double[] sums = new double[3];
    int[] counts = new int[3];
    for (int a = 0; a < drawn.length; a++) {
      for (int b = 0; b < a; b++) {
        if (seeds[drawn[a]] != seeds[drawn[b]]) {
          int kind = inFirst[a] != inFirst[b] ? 2 : inFirst[a] ? 0 : 1;
          sums[kind] += distances.values()[drawn[a]][drawn[b]];
          counts[kind]++;
        }
      }
    }
    return new Means(sums[2] / counts[2], (sums[0] / counts[0] + sums[1] / counts[1]) / 2);
  }

  /**
   * The probability of an excess as large if the groups were drawn at random among the things, by
   * permutations of the groups; itself counts as one.
   */
  double permuted(int permutations, RandomGenerator random) {
    double observed = means().excess();
    boolean[] labels = first.clone();
    int[] all = new int[first.length];
    Arrays.setAll(all, i -> i);
    int asLarge = 1;
    for (int k = 0; k < permutations; k++) {
      for (int i = labels.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        boolean swapped = labels[i];
        labels[i] = labels[other];
        labels[other] = swapped;
      }
      // Equal but for rounding counts as equal, else ties would be decided by the order of sums.
      double excess = means(all, labels).excess();
      asLarge += excess >= observed - 1e-12 * Math.abs(observed) ? 1 : 0;
    }
    return (double) asLarge / (permutations + 1);
  }

  /**
   * The interval of the excess by drawing things anew from each group, and two one-sided tests of
   * the excess against a margin.
   *
   * @param confidence of the interval, such as 0.9
   */
  Interval bootstrapped(int draws, double margin, double confidence, RandomGenerator random) {
    int[] firsts = places(true);
    int[] seconds = places(false);
    boolean[] inFirst = new boolean[first.length];
    Arrays.fill(inFirst, 0, firsts.length, true);
    int[] drawn = new int[first.length];
    double[] excesses = new double[draws];
    int count = 0;
    int above = 1;
    int below = 1;
    for (int k = 0; k < draws; k++) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] =
            i < firsts.length
                ? firsts[random.nextInt(firsts.length)]
                : seconds[random.nextInt(seconds.length)];
      }
      double excess = means(drawn, inFirst).excess();
      // A draw that holds a single thing again and again has no distance within.
      if (!Double.isNaN(excess)) {
        excesses[count++] = excess;
        above += excess >= margin ? 1 : 0;
        below += excess <= -margin ? 1 : 0;
      }
    }
    double[] sorted = Arrays.copyOf(excesses, count);
    Arrays.sort(sorted);
    int tail = (int) Math.floor((1 - confidence) / 2 * count);
    return new Interval(
        sorted[tail], sorted[count - 1 - tail], (double) Math.max(above, below) / (count + 1));
  }

  private int[] places(boolean inFirst) {
    int[] places = new int[first.length];
    int count = 0;
    for (int i = 0; i < first.length; i++) {
      if (first[i] == inFirst) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** Probabilities corrected for how many they are (Holm 1979). */
  static double[] holm(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
    double[] corrected = new double[p.length];
    double largest = 0;
    for (int k = 0; k < p.length; k++) {
      largest = Math.max(largest, Math.min(1, (p.length - k) * p[order[k]]));
      corrected[order[k]] = largest;
    }
    return corrected;
  }
}
