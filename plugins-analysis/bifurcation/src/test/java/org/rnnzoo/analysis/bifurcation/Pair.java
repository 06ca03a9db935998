package org.rnnzoo.analysis.bifurcation;

import org.rnnzoo.testkit.PlainSystem;

/**
 * Systems of two state variables that turn with a parameter.
 *
 * @param field F of x and p
 * @param jacobian its derivatives by x, row by row
 */
record Pair(Part field, Part jacobian) {

  /** Values at a state and a value of the parameter. */
  interface Part {
    double[] at(double[] x, double p);
  }

  Family family() {
    return new Family("p", 0, At::new, p -> new double[1]);
  }

  /** The system at a value of the parameter. */
  private final class At extends PlainSystem {

    private final double parameter;

    At(double parameter) {
      super(2, 100, 0.1);
      this.parameter = parameter;
    }

    @Override
    public void field(double[] x, double[] u, double[] result) {
      System.arraycopy(field.at(x, parameter), 0, result, 0, 2);
    }

    @Override
    public void jacobian(double[] x, double[] u, double[] result) {
      System.arraycopy(jacobian.at(x, parameter), 0, result, 0, 4);
    }
  }
}
