package org.rnnzoo.analysis.lyapunov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Lyapunov exponents in 1/τ and what follows from them.
 *
 * @param exponents {@code [starts, exponents]}, in 1/τ; −∞ where a direction vanishes
 * @param duration the time over which growth was averaged, in τ
 * @param dimension the number of state variables
 * @param estimates the means over starts, in falling order, without those that are −∞
 */
record Spectrum(double[][] exponents, double duration, int dimension, List<Estimate> estimates) {

  static Spectrum of(double[][] exponents, double duration, int dimension) {
    List<Estimate> estimates =
        IntStream.range(0, exponents[0].length)
            .mapToObj(i -> Arrays.stream(exponents).mapToDouble(start -> start[i]).toArray())
            .map(Estimate::of)
            .filter(estimate -> Double.isFinite(estimate.mean()))
            .sorted(Comparator.comparingDouble(Estimate::mean).reversed())
            .toList();
    return new Spectrum(exponents, duration, dimension, estimates);
  }

  /** The number of exponents that were computed, those that are −∞ among them. */
  int computed() {
    return exponents[0].length;
  }

  /** What the mean of the largest exponent says. */
  Motion motion() {
    return estimates.isEmpty()
        ? Motion.CONTRACTING
        : Motion.of(estimates.get(0).mean(), margin(estimates.get(0)));
  }

  /** What the largest exponent says that was found from one start. */
  Motion motion(int start) {
    return Motion.of(exponents[start][0], resolution());
  }

  /** The number of exponents above 0 by more than their margin. */
  int positive() {
    return (int) estimates.stream().filter(e -> e.mean() > margin(e)).count();
  }

  /**
   * The sum of the positive exponents in 1/τ, which bounds the rate at which the motion makes
   * information; empty if there may be more of them than were computed.
   */
  OptionalDouble entropyRate() {
    return positive() == computed() && computed() < dimension
        ? OptionalDouble.empty()
        : OptionalDouble.of(estimates.stream().limit(positive()).mapToDouble(Estimate::mean).sum());
  }

  /**
   * The dimension of the attractor by Kaplan &amp; Yorke (1979), {@code j + (λ₁ + … + λⱼ)/|λⱼ₊₁|}
   * with the greatest j for which the sum is not below 0; empty if more exponents are needed.
   */
  OptionalDouble kaplanYorkeDimension() {
    double sum = 0;
    for (int j = 0; j < estimates.size(); j++) {
      double next = estimates.get(j).mean();
      if (sum + next < 0) {
        return OptionalDouble.of(j - sum / next);
      }
      sum += next;
    }
    boolean restIsMinusInfinity = estimates.size() < computed();
    return restIsMinusInfinity || computed() == dimension
        ? OptionalDouble.of(estimates.size())
        : OptionalDouble.empty();
  }

  /** An exponent nearer to 0 than its margin cannot be told from 0. */
  private double margin(Estimate estimate) {
    return estimate.margin() + resolution();
  }

  /** The exponent of a direction that grows e-fold over the whole duration. */
  private double resolution() {
    return 1 / duration;
  }
}
