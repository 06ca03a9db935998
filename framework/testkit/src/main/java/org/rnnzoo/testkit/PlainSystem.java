package org.rnnzoo.testkit;

import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A system of which only the flow is of interest: one input, rates that are its state, the first of
 * them as output, a start at 0 and no bound.
 */
public abstract class PlainSystem implements DynamicalSystem {

  private final int dimension;
  private final double timeConstant;
  private final double alpha;

  /**
   * @param dimension the number of state variables, at least 1
   * @param timeConstant in ms
   * @param alpha the step as a part of the time constant, in (0, 1]
   */
  protected PlainSystem(int dimension, double timeConstant, double alpha) {
    this.dimension = dimension;
    this.timeConstant = timeConstant;
    this.alpha = alpha;
  }

  @Override
  public final int dimension() {
    return dimension;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public final int outputs() {
    return 1;
  }

  @Override
  public final int units() {
    return dimension;
  }

  @Override
  public final double timeConstant() {
    return timeConstant;
  }

  @Override
  public final double alpha() {
    return alpha;
  }

  @Override
  public double[] initialState() {
    return new double[dimension];
  }

  @Override
  public void rates(double[] x, double[] result) {
    System.arraycopy(x, 0, result, 0, dimension);
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
