package org.rnnzoo.analysis.bifurcation;

import org.rnnzoo.dynamics.FixedPoint;

/**
 * A fixed point on a branch.
 *
 * @param value the value of the parameter
 * @param point the fixed point
 * @param tangent the direction in which the branch goes on, {@code [dimension + 1]}, the change of
 *     the parameter last, in scaled units
 */
record Place(double value, FixedPoint point, double[] tangent) {

  double[] state() {
    return point.state();
  }

  /** Whether the parameter rises along the branch here. */
  boolean rising() {
    return tangent[tangent.length - 1] > 0;
  }

  /** What must stay the same along a branch while nothing happens on it. */
  boolean sameKind(Place other) {
    return rising() == other.rising()
        && point.unstableDimensions() == other.point.unstableDimensions()
        && point.unstableAsSimulated() == other.point.unstableAsSimulated();
  }
}
