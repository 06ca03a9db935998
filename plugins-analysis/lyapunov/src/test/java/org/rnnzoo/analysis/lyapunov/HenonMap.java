package org.rnnzoo.analysis.lyapunov;

import org.rnnzoo.api.model.DynamicalSystem;

/**
 * The map of Hénon (1976), {@code (x, y) ← (1 − 1.4 x² + y, 0.3 x)}, whose exponents are known:
 * they sum to ln 0.3, and the larger one is 0.4192.
 */
final class HenonMap implements DynamicalSystem {

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public int units() {
    return 2;
  }

  @Override
  public double timeConstant() {
    return 20;
  }

  @Override
  public double alpha() {
    return 1;
  }

  @Override
  public double[] initialState() {
    return new double[2];
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

  @Override
  public void rates(double[] x, double[] result) {
    System.arraycopy(x, 0, result, 0, 2);
  }

  @Override
  public void output(double[] x, double[] result) {
    result[0] = x[0];
  }

  @Override
  public boolean bounded() {
    return false;
  }
}
