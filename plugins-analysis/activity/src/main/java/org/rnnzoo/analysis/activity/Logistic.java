package org.rnnzoo.analysis.activity;

import java.util.Arrays;
import java.util.Optional;

/**
 * A logistic psychometric function, {@code P = 1/(1 + exp(−(x − threshold)/width))}, by maximum
 * likelihood.
 *
 * @param threshold the value at which both answers are given equally often
 * @param width how far from there the odds are e to 1; smaller is steeper, below 0 it falls
 */
record Logistic(double threshold, double width) {

  private static final int ITERATIONS = 100;
  private static final double CONVERGED = 1e-10;

  /** Beyond so many units of the spread of values per e-fold, the data set no bound. */
  private static final double STEEPEST = 200;

  /**
   * The function that fits choices best.
   *
   * @return nothing if the choices are parted without overlap, so that every steeper function fits
   *     better, or do not change with the value
   */
  static Optional<Logistic> through(double[] values, boolean[] chosen) {
    double mean = Arrays.stream(values).average().orElse(0);
    double spread =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    if (!(spread > 0)) {
      return Optional.empty();
    }
    double a = 0;
    double b = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] sums = new double[5];
      for (int i = 0; i < values.length; i++) {
        double x = (values[i] - mean) / spread;
        double p = 1 / (1 + Math.exp(-(a + b * x)));
        double error = (chosen[i] ? 1 : 0) - p;
        double weight = p * (1 - p);
        sums[0] += error;
        sums[1] += error * x;
        sums[2] += weight;
        sums[3] += weight * x;
        sums[4] += weight * x * x;
      }
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      if (!(determinant > 1e-12)) {
        return Optional.empty();
      }
      double stepA = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double stepB = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      // A long step of Newton's method may leave the region where it converges.
      double size = Math.max(1, Math.hypot(stepA, stepB));
      a += stepA / size;
      b += stepB / size;
      if (Math.hypot(stepA, stepB) < CONVERGED) {
        return Math.abs(b) > 1 / STEEPEST && Math.abs(b) < STEEPEST
            ? Optional.of(new Logistic(mean - spread * a / b, spread / b))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  double at(double value) {
    return 1 / (1 + Math.exp(-(value - threshold) / width));
  }
}
