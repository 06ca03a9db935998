package org.rnnzoo.analysis.flowfield;

import java.util.Arrays;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * {@code F = (diag(w) − 1) x + (1, 2, …) u}, whose flow can be written down.
 *
 * @param diagonal w
 */
record LinearSystem(double... diagonal) implements DynamicalSystem {

  @Override
  public int dimension() {
    return diagonal.length;
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
    return diagonal.length;
  }

  @Override
  public double timeConstant() {
    return 100;
  }

  @Override
  public double alpha() {
    return 0.2;
  }

  @Override
  public double[] initialState() {
    return new double[diagonal.length];
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    for (int i = 0; i < x.length; i++) {
      result[i] = (diagonal[i] - 1) * x[i] + (i + 1) * u[0];
    }
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    Arrays.fill(result, 0);
    for (int i = 0; i < x.length; i++) {
      result[i * x.length + i] = diagonal[i] - 1;
    }
  }

  @Override
  public void rates(double[] x, double[] result) {
    System.arraycopy(x, 0, result, 0, x.length);
  }

  @Override
  public void output(double[] x, double[] result) {
    result[0] = Arrays.stream(x).sum();
  }

  @Override
  public boolean bounded() {
    return true;
  }
}
