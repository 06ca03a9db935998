package org.rnnzoo.comparison.degeneracy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/**
 * How far the runs of a group lie from each other.
 *
 * @param mean the mean distance of two runs of different seeds
 * @param low the lower end of its 90 % interval, by drawing runs anew
 * @param high the upper end
 */
record Spread(double mean, double low, double high) {

  private static final double TAIL = 0.05;

  static Spread of(
      DistanceMatrix distances,
      List<Integer> members,
      long[] seeds,
      int draws,
      RandomGenerator random) {
    int n = members.size();
    int[] all = members.stream().mapToInt(Integer::intValue).toArray();
    double[] means = new double[draws];
    int count = 0;
    int[] drawn = new int[n];
    for (int k = 0; k < draws; k++) {
      for (int i = 0; i < n; i++) {
        drawn[i] = all[random.nextInt(n)];
      }
      double mean = mean(distances, drawn, seeds);
      if (!Double.isNaN(mean)) {
        means[count++] = mean;
      }
    }
    double[] sorted = Arrays.copyOf(means, count);
    Arrays.sort(sorted);
    int tail = (int) Math.floor(TAIL * count);
    return new Spread(mean(distances, all, seeds), sorted[tail], sorted[count - 1 - tail]);
  }

  private static double mean(DistanceMatrix distances, int[] drawn, long[] seeds) {
    double sum = 0;
    int count = 0;
    for (int a = 0; a < drawn.length; a++) {
      for (int b = 0; b < a; b++) {
        if (seeds[drawn[a]] != seeds[drawn[b]]) {
          sum += distances.values()[drawn[a]][drawn[b]];
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
