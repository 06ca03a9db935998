package org.rnnzoo.analysis.bifurcation;

import java.util.function.DoubleBinaryOperator;
import org.rnnzoo.testkit.PlainSystem;

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
  private final class At extends PlainSystem {

    private final double parameter;

    At(double parameter) {
      super(1, 100, 0.1);
      this.parameter = parameter;
    }

    @Override
    public void field(double[] x, double[] u, double[] result) {
      result[0] = field.applyAsDouble(x[0], parameter);
    }

    @Override
    public void jacobian(double[] x, double[] u, double[] result) {
      result[0] = slope.applyAsDouble(x[0], parameter);
    }
  }
}
