package org.rnnzoo.dynamics;

import java.util.Locale;

/**
 * A plane through state space, with coordinates on it.
 *
 * @param origin the state at (0, 0), {@code [dimension]}
 * @param xAxis the unit vector of the first coordinate, {@code [dimension]}
 * @param yAxis the unit vector of the second coordinate, orthogonal to the first
 * @param xLabel what the first coordinate is
 * @param yLabel what the second coordinate is
 */
public record PhasePlane(
    double[] origin, double[] xAxis, double[] yAxis, String xLabel, String yLabel) {

  private static final double ROUNDING = 1e-9;

  public PhasePlane {
    if (xAxis.length != origin.length || yAxis.length != origin.length) {
      throw new IllegalArgumentException("The origin and the axes of a plane differ in length.");
    }
    if (Math.abs(dot(xAxis, xAxis) - 1) > ROUNDING
        || Math.abs(dot(yAxis, yAxis) - 1) > ROUNDING
        || Math.abs(dot(xAxis, yAxis)) > ROUNDING) {
      throw new IllegalArgumentException(
          "The axes of a plane must have length 1 and be at right angles.");
    }
  }

  /** The state space of a system of two variables. */
  public static PhasePlane ofTwoVariables(String xLabel, String yLabel) {
    return new PhasePlane(new double[2], new double[] {1, 0}, new double[] {0, 1}, xLabel, yLabel);
  }

  /** The plane of the first two principal components, through the mean. */
  public static PhasePlane of(PrincipalComponents components) {
    if (components.size() < 2) {
      throw new IllegalArgumentException("A plane needs at least two state variables.");
    }
    return new PhasePlane(
        components.mean(),
        components.axis(0),
        components.axis(1),
        label(components, 0),
        label(components, 1));
  }

  private static String label(PrincipalComponents components, int k) {
    double[] cumulative = components.cumulative();
    double share = cumulative[k] - (k > 0 ? cumulative[k - 1] : 0);
    return String.format(Locale.ROOT, "PC %d (%.0f %%)", k + 1, 100 * share);
  }

  /** The number of state variables. */
  public int dimension() {
    return origin.length;
  }

  /** The state at a place on the plane, {@code [dimension]}. */
  public double[] state(double x, double y) {
    double[] state = origin.clone();
    for (int i = 0; i < state.length; i++) {
      state[i] += x * xAxis[i] + y * yAxis[i];
    }
    return state;
  }

  /** The first coordinate of a state, projected onto the plane. */
  public double x(double[] state) {
    return dot(xAxis, state) - dot(xAxis, origin);
  }

  /** The second coordinate of a state, projected onto the plane. */
  public double y(double[] state) {
    return dot(yAxis, state) - dot(yAxis, origin);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
