package org.rnnzoo.analysis.bifurcation;

import java.util.Optional;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Eigen;

/**
 * Names what happens between two places of a branch that are as near as can be told.
 *
 * @param family the family
 */
record Classifier(Family family) {

  private static final double MS_PER_SECOND = 1000;

  /** An eigenvalue (times τ) this far from its line on both sides has jumped across. */
  private static final double JUMP = 0.05;

  Event of(Place before, Place after) {
    return new Event(kind(before, after), before, after);
  }

  private Event.Kind kind(Place before, Place after) {
    if (before.point().eigen().isEmpty() || after.point().eigen().isEmpty()) {
      return Event.Kind.KINK;
    }
    DynamicalSystem system = family.at(before.value());
    boolean flow =
        before.point().unstableDimensions() != after.point().unstableDimensions()
            || before.rising() != after.rising();
    boolean multipliers = system.isMap() || !flow;
    Critical first = critical(before, system, multipliers);
    Critical second = critical(after, system, multipliers);
    if (Math.min(first.distance(), second.distance()) > JUMP) {
      return Event.Kind.KINK;
    }
    Critical nearest = first.distance() < second.distance() ? first : second;
    if (nearest.complex()) {
      return multipliers ? Event.Kind.NEIMARK_SACKER : Event.Kind.HOPF;
    } else if (multipliers && nearest.negative()) {
      return Event.Kind.FLIP;
    }
    // At a fold one direction changes its stability; a parabola through a pitchfork only turns.
    return before.rising() != after.rising()
            && before.point().unstableDimensions() != after.point().unstableDimensions()
        ? Event.Kind.FOLD
        : Event.Kind.BRANCH_POINT;
  }

  /**
   * The eigenvalue nearest to the line that parts stable from unstable.
   *
   * @param distance how near, in units of 1/τ or of multipliers
   * @param negative whether its multiplier is below 0
   */
  private record Critical(int index, double distance, boolean complex, boolean negative) {}

  private static Critical critical(Place place, DynamicalSystem system, boolean multipliers) {
    Eigen eigen = place.point().eigen().orElseThrow();
    double tau = system.timeConstant() / MS_PER_SECOND;
    Critical best = new Critical(-1, Double.POSITIVE_INFINITY, false, false);
    for (int i = 0; i < eigen.size(); i++) {
      double re = eigen.real()[i] * tau;
      double im = eigen.imaginary()[i] * tau;
      double multiplier = 1 + system.alpha() * re;
      double distance =
          multipliers ? Math.abs(Math.hypot(multiplier, system.alpha() * im) - 1) : Math.abs(re);
      if (distance < best.distance()) {
        best = new Critical(i, distance, im != 0, multiplier < 0);
      }
    }
    return best;
  }

  /** The frequency of the mode that becomes critical, in Hz. */
  static Optional<Double> frequency(Event event, DynamicalSystem system) {
    if (event.kind() != Event.Kind.HOPF && event.kind() != Event.Kind.NEIMARK_SACKER) {
      return Optional.empty();
    }
    boolean multipliers = event.kind() == Event.Kind.NEIMARK_SACKER;
    Critical critical = critical(event.before(), system, multipliers);
    Eigen eigen = event.before().point().eigen().orElseThrow();
    double re = eigen.real()[critical.index()];
    double im = Math.abs(eigen.imaginary()[critical.index()]);
    double step = system.alpha() * system.timeConstant() / MS_PER_SECOND;
    return Optional.of(
        (multipliers ? Math.atan2(step * im, 1 + step * re) / step : im) / (2 * Math.PI));
  }
}
