package org.rnnzoo.dynamics;

import java.util.function.UnaryOperator;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A system without inputs whose field is a formula, so that what it does is known without it.
 *
 * @param formula F(x), {@code [dimension]}
 */
record FormulaSystem(
    int dimension,
    double timeConstant,
    double alpha,
    boolean bounded,
    Box box,
    UnaryOperator<double[]> formula)
    implements DynamicalSystem {

  private static final double DIFFERENCE = 1e-5;

  /** A flow with a time constant of 100 ms. */
  static FormulaSystem flow(int dimension, UnaryOperator<double[]> formula) {
    return new FormulaSystem(dimension, 100, 0.2, false, Box.everywhere(dimension), formula);
  }

  /** The same system, which is known not to leave a box. */
  FormulaSystem within(Box other) {
    return new FormulaSystem(dimension, timeConstant, alpha, bounded, other, formula);
  }

  @Override
  public int inputs() {
    return 0;
  }

  @Override
  public int outputs() {
    return 0;
  }

  @Override
  public int units() {
    return dimension;
  }

  @Override
  public double[] initialState() {
    return new double[dimension];
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    System.arraycopy(formula.apply(x), 0, result, 0, dimension);
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    for (int j = 0; j < dimension; j++) {
      double[] more = x.clone();
      double[] less = x.clone();
      more[j] += DIFFERENCE;
      less[j] -= DIFFERENCE;
      double[] above = formula.apply(more);
      double[] below = formula.apply(less);
      for (int i = 0; i < dimension; i++) {
        result[i * dimension + j] = (above[i] - below[i]) / (2 * DIFFERENCE);
      }
    }
  }

  @Override
  public void rates(double[] x, double[] result) {
    System.arraycopy(x, 0, result, 0, dimension);
  }

  @Override
  public void output(double[] x, double[] result) {}

  @Override
  public Box reachable(double[] u) {
    return box;
  }

  /** The fixed point at a state. */
  FixedPoint at(double... state) {
    return FixedPoint.at(this, new double[0], state);
  }
}
