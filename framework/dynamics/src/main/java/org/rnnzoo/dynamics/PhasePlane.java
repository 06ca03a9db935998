package org.rnnzoo.dynamics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** What is left of a direction beside another is rounding if it is below this share. */
  private static final double PARALLEL = 1e-6;

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
    return of(components, 0, 1);
  }

  /** The plane of any two principal components, counted from 0, through the mean. */
  public static PhasePlane of(PrincipalComponents components, int first, int second) {
    return new PhasePlane(
        components.mean(),
        components.axis(first),
        components.axis(second),
        label(components, first),
        label(components, second));
  }

  /**
   * The plane through a state along two directions, the second made orthogonal to the first.
   *
   * @param origin the state at (0, 0)
   * @param first the direction of the first coordinate, of any length above 0
   * @param second a direction that is no multiple of the first
   * @return the plane; empty if the directions span none
   */
  public static Optional<PhasePlane> spanned(
      double[] origin, double[] first, double[] second, String xLabel, String yLabel) {
    double length = Math.sqrt(dot(first, first));
    double size = Math.sqrt(dot(second, second));
    double[] x = first.clone();
    Arrays.setAll(x, i -> first[i] / length);
    double along = dot(second, x);
    double[] y = second.clone();
    Arrays.setAll(y, i -> second[i] - along * x[i]);
    double rest = Math.sqrt(dot(y, y));
    // What is left is no number if the first is 0.
    if (!(rest > PARALLEL * size && Double.isFinite(length))) {
      return Optional.empty();
    }
    Arrays.setAll(y, i -> y[i] / rest);
    return Optional.of(new PhasePlane(origin, x, y, xLabel, yLabel));
  }

  private static String label(PrincipalComponents components, int k) {
    double[] cumulative = components.cumulative();
    double share = cumulative[k] - (k > 0 ? cumulative[k - 1] : 0);
    return String.format(Locale.ROOT, "PC %d of states (%.0f %%)", k + 1, 100 * share);
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
