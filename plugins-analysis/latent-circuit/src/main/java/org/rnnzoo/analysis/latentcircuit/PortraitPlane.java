package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PrincipalComponents;

/**
 * The plane through the states of a circuit of more than two nodes on which its portrait is drawn.
 *
 * @param kind how it is chosen
 * @param points the numbers of three fixed points, from 1, where these choose it
 */
record PortraitPlane(Kind kind, List<Integer> points) {

  enum Kind {
    /** As suits the circuit. */
    OPEN,
    /** The directions from which the first two outputs are read. */
    OUTPUTS,
    /** The first two principal components of the states. */
    COMPONENTS,
    /** Through three fixed points. */
    POINTS
  }

  private static final double ROUNDING = 1e-6;

  /**
   * Reads a plane as a user writes it.
   *
   * @throws IllegalArgumentException if it is none
   */
  static PortraitPlane parse(String text) {
    return switch (text.strip()) {
      case "" -> new PortraitPlane(Kind.OPEN, List.of());
      case "outputs" -> new PortraitPlane(Kind.OUTPUTS, List.of());
      case "components" -> new PortraitPlane(Kind.COMPONENTS, List.of());
      default -> new PortraitPlane(Kind.POINTS, numbers(text));
    };
  }

  private static List<Integer> numbers(String text) {
    if (!text.strip().matches("\\d{1,3}([,\\s]+\\d{1,3}){2}")) {
      throw new IllegalArgumentException(
          "plane is '"
              + text
              + "'; write outputs, components, or the numbers of three fixed points such as '1 2 5'"
              + " (the table fixedPoints has them).");
    }
    return Arrays.stream(text.strip().split("[,\\s]+")).map(Integer::valueOf).toList();
  }

  /**
   * The plane for a circuit.
   *
   * @param states states that the network visits, projected, {@code [samples, nodes]}
   * @param outputs the names of the outputs
   * @throws IllegalArgumentException if the circuit has no such plane
   */
  PhasePlane of(LeakyNetwork circuit, FixedPoints fixed, DMatrixRMaj states, List<String> outputs) {
    return switch (kind == Kind.OPEN ? suitable(circuit) : kind) {
      case OUTPUTS -> ofOutputs(circuit, states, outputs);
      case POINTS -> through(fixed);
      case COMPONENTS, OPEN -> PhasePlane.of(PrincipalComponents.of(states));
    };
  }

  /** Two outputs are what the task is about; more or fewer show less than the components. */
  private static Kind suitable(LeakyNetwork circuit) {
    return circuit.outputs() == 2 ? Kind.OUTPUTS : Kind.COMPONENTS;
  }

  private static PhasePlane ofOutputs(
      LeakyNetwork circuit, DMatrixRMaj states, List<String> outputs) {
    if (circuit.outputs() < 2) {
      throw new IllegalArgumentException(
          "plane=outputs needs two outputs, and the task has one; write plane=components.");
    }
    return spanned(
        Matrices.columnMeans(states),
        Matrices.row(circuit.readout(), 0),
        Matrices.row(circuit.readout(), 1),
        "towards " + outputs.get(0),
        "towards " + outputs.get(1),
        "The circuit reads both outputs from one direction; write plane=components.");
  }

  private PhasePlane through(FixedPoints fixed) {
    List<FixedPoint> all = fixed.points();
    for (int number : points) {
      if (number < 1 || number > all.size()) {
        throw new IllegalArgumentException(
            "plane names fixed point "
                + number
                + ", but the circuit has those from 1 to "
                + all.size()
                + ".");
      }
    }
    double[] origin = all.get(points.get(0) - 1).state();
    return spanned(
        origin,
        minus(all.get(points.get(1) - 1).state(), origin),
        minus(all.get(points.get(2) - 1).state(), origin),
        "point " + points.get(0) + " to " + points.get(1),
        "across, to point " + points.get(2),
        "The fixed points " + points + " lie on one line; choose others.");
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int i = 0; i < a.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }

  /** The plane through a state along two directions, the second made orthogonal to the first. */
  private static PhasePlane spanned(
      double[] origin,
      double[] first,
      double[] second,
      String xLabel,
      String yLabel,
      String otherwise) {
    double length = Math.sqrt(dot(first, first));
    double size = Math.sqrt(dot(second, second));
    double[] x = first.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] /= length;
    }
    double along = dot(second, x);
    double[] y = second.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] -= along * x[i];
    }
    double rest = Math.sqrt(dot(y, y));
    if (!(length > 0 && rest > ROUNDING * size)) {
      throw new IllegalArgumentException(otherwise);
    }
    for (int i = 0; i < y.length; i++) {
      y[i] /= rest;
    }
    return new PhasePlane(origin, x, y, xLabel, yLabel);
  }

  /** The share of the variance of states that lies in the plane. */
  static double heldVariance(PhasePlane plane, DMatrixRMaj states) {
    DMatrixRMaj inside = new DMatrixRMaj(states.numRows, 2);
    for (int row = 0; row < states.numRows; row++) {
      double[] state = Matrices.row(states, row);
      inside.set(row, 0, plane.x(state));
      inside.set(row, 1, plane.y(state));
    }
    return Matrices.variation(inside) / Matrices.variation(states);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
