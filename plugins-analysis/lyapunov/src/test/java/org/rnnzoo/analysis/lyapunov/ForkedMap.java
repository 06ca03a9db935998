package org.rnnzoo.analysis.lyapunov;

import org.rnnzoo.testkit.PlainSystem;

/**
 * A map of the line whose exponents are known everywhere: numbers above 0 are halved in each step,
 * those between −1 and 0 go round in a tent of slope 1.9, and those below −1 run away as squares.
 */
class ForkedMap extends PlainSystem {

  private static final double SLOPE = 1.9;

  /** The exponent where numbers are halved. */
  static final double HALVED = -Math.log(2);

  /** The exponent in the tent. */
  static final double TENT = Math.log(SLOPE);

  ForkedMap() {
    super(1, 20, 1);
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    result[0] = next(x[0]) - x[0];
  }

  private static double next(double x) {
    if (x < -1) {
      return -x * x;
    }
    return x < 0 ? SLOPE * Math.min(1 + x, -x) - 1 : x / 2;
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    result[0] = slope(x[0]) - 1;
  }

  private static double slope(double x) {
    if (x < -1) {
      return -2 * x;
    }
    double tent = x < -0.5 ? SLOPE : -SLOPE;
    return x < 0 ? tent : 0.5;
  }
}
