package org.rnnzoo.comparison.similarity;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.Trajectories;

/**
 * The rates of a network on the trials, without noise.
 *
 * @param rates {@code [trial][steps, units]}
 * @param units the number of units
 */
record Activity(double[][] rates, int units) {

  static Activity of(Trajectories course) {
    return new Activity(course.rates(), course.units());
  }

  /** All rates below each other, {@code [samples, units]}. */
  DMatrixRMaj samples() {
    return stacked(rates);
  }

  /**
   * The same with trials in another order, each cut or continued by its last rate to the length of
   * the one whose place it takes: the null of measures that compare moment by moment.
   */
  DMatrixRMaj shuffled(long seed) {
    int[] order = new int[rates.length];
    Arrays.setAll(order, i -> i);
    Random random = new Random(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    double[][] moved = new double[rates.length][];
    for (int i = 0; i < moved.length; i++) {
      double[] source = rates[order[i]];
      moved[i] = Arrays.copyOf(source, rates[i].length);
      for (int k = source.length; k < moved[i].length; k++) {
        moved[i][k] = moved[i][k - units];
      }
    }
    return stacked(moved);
  }

  private DMatrixRMaj stacked(double[][] values) {
    int length = Arrays.stream(values).mapToInt(trial -> trial.length).sum();
    DMatrixRMaj samples = new DMatrixRMaj(length / units, units);
    int place = 0;
    for (double[] trial : values) {
      System.arraycopy(trial, 0, samples.data, place, trial.length);
      place += trial.length;
    }
    return samples;
  }
}
