package org.rnnzoo.core.picture;

import java.util.Arrays;

/**
 * Whether curves in one panel could be told apart: not if one hides another, or if they are as
 * noisy as what they show.
 */
final class Tangle {

  /** Noise above this share of what is shown in all covers a signal of five times its size. */
  private static final double NOISY = 0.1;

  /** Curves nearer than this share of what is shown in all lie on each other. */
  private static final double NEAR = 0.03;

  /** Where curves are below this share of the largest value, they rest. */
  private static final double AT_REST = 0.2;

  /** The share of time for which a curve may be hidden. */
  private static final double SHORT = 0.1;

  /** The median of |a − b| of two independent normal variables of standard deviation 1. */
  private static final double MEDIAN_STEP = 0.954;

  private final double[][] curves;
  private final double low;
  private final double high;

  /**
   * @param curves the value of each curve at each step, {@code [curves][steps]}
   */
  Tangle(double[][] curves) {
    this.curves = curves;
    this.low = Arrays.stream(curves).flatMapToDouble(Arrays::stream).min().orElse(0);
    this.high = Arrays.stream(curves).flatMapToDouble(Arrays::stream).max().orElse(0);
  }

  /** The lowest value of all curves. */
  double low() {
    return low;
  }

  /** The highest value of all curves. */
  double high() {
    return high;
  }

  boolean isTangled() {
    long noisy = Arrays.stream(curves).filter(curve -> noise(curve) > NOISY * (high - low)).count();
    if (noisy > 1) {
      return true;
    }
    for (int a = 0; a < curves.length; a++) {
      for (int b = 0; b < a; b++) {
        if (together(curves[a], curves[b]) > SHORT) {
          return true;
        }
      }
    }
    return false;
  }

  /** The standard deviation of white noise that steps as far. */
  private static double noise(double[] curve) {
    double[] steps = new double[Math.max(0, curve.length - 1)];
    Arrays.setAll(steps, i -> Math.abs(curve[i + 1] - curve[i]));
    Arrays.sort(steps);
    return steps.length == 0 ? 0 : steps[steps.length / 2] / MEDIAN_STEP;
  }

  /** The share of time for which two curves lie on each other and neither is at rest. */
  private double together(double[] a, double[] b) {
    double rest = AT_REST * Math.max(Math.abs(low), Math.abs(high));
    int steps = 0;
    for (int i = 0; i < a.length; i++) {
      boolean near = Math.abs(a[i] - b[i]) <= NEAR * (high - low);
      if (near && Math.min(Math.abs(a[i]), Math.abs(b[i])) > rest) {
        steps++;
      }
    }
    return (double) steps / a.length;
  }
}
