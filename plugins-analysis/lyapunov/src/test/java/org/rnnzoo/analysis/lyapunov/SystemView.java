package org.rnnzoo.analysis.lyapunov;

import org.rnnzoo.api.model.DynamicalSystem;

/** A system of which nobody can see what it is made of. */
record SystemView(DynamicalSystem system) implements DynamicalSystem {

  @Override
  public int dimension() {
    return system.dimension();
  }

  @Override
  public int inputs() {
    return system.inputs();
  }

  @Override
  public int outputs() {
    return system.outputs();
  }

  @Override
  public int units() {
    return system.units();
  }

  @Override
  public double timeConstant() {
    return system.timeConstant();
  }

  @Override
  public double alpha() {
    return system.alpha();
  }

  @Override
  public double[] initialState() {
    return system.initialState();
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    system.field(x, u, result);
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    system.jacobian(x, u, result);
  }

  @Override
  public void rates(double[] x, double[] result) {
    system.rates(x, result);
  }

  @Override
  public void output(double[] x, double[] result) {
    system.output(x, result);
  }

  @Override
  public boolean bounded() {
    return system.bounded();
  }
}
