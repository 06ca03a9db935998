package org.rnnzoo.analysis.lyapunov;

import org.rnnzoo.testkit.PlainSystem;

/**
 * The map of Hénon (1976), {@code (x, y) ← (1 − 1.4 x² + y, 0.3 x)}, whose exponents are known:
 * they sum to ln 0.3, and the larger one is 0.4192.
 */
final class HenonMap extends PlainSystem {

  HenonMap() {
    super(2, 20, 1);
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    result[0] = 1 - 1.4 * x[0] * x[0] + x[1] + u[0] - x[0];
    result[1] = 0.3 * x[0] - x[1];
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    result[0] = -2.8 * x[0] - 1;
    result[1] = 1;
    result[2] = 0.3;
    result[3] = -1;
  }
}
