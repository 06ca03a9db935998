package org.rnnzoo.analysis.bifurcation;

import java.util.function.DoubleBinaryOperator;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * Systems of one state variable whose fixed points lie on a curve, {@code F(x, p) = 0}.
 *
 * @param field F of x and p
 * @param slope ∂F/∂x
 */
record Curve(DoubleBinaryOperator field, DoubleBinaryOperator slope) {

  Family family() {
    return new Family("p", 0, At::new, p -> new double[1]);
  }

  /** The system at a value of the parameter. */
  private final class At implements DynamicalSystem {

    private final double parameter;

    At(double parameter) {
      this.parameter = parameter;
    }

    @Override
    public int dimension() {
      return 1;
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
      return 1;
    }

    @Override
    public double timeConstant() {
      return 100;
    }

    @Override
    public double alpha() {
      return 0.1;
    }

    @Override
    public double[] initialState() {
      return new double[1];
    }

    @Override
    public void field(double[] x, double[] u, double[] result) {
      result[0] = field.applyAsDouble(x[0], parameter);
    }

    @Override
    public void jacobian(double[] x, double[] u, double[] result) {
      result[0] = slope.applyAsDouble(x[0], parameter);
    }

    @Override
    public void rates(double[] x, double[] result) {
      result[0] = x[0];
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
}
