package org.rnnzoo.analysis.flowfield;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.PlanarFlow;
import org.rnnzoo.dynamics.StatePaths;

/**
 * The flow under one held input on one plane, and how far the plane may be trusted.
 *
 * @param input the input
 * @param points its fixed points
 * @param portrait what is drawn
 */
record View(HeldInput input, FixedPoints points, PhasePortrait portrait) {

  /** The places that trajectories visit and at which the loss of velocity is averaged. */
  private static final int MOST_STATES = 400;

  /** The share of the variance of what is shown that the plane holds, in [0, 1]. */
  double held() {
    return portrait.variance();
  }

  /**
   * The mean share of the velocity that leads out of the plane where trajectories go, in [0, 1],
   * over those of their states in which the network moves.
   */
  double leaving() {
    List<double[]> states = states(portrait.paths());
    int stride = (states.size() - 1) / MOST_STATES + 1;
    DynamicalSystem system = portrait.system();
    double[] field = new double[system.dimension()];
    double sum = 0;
    int count = 0;
    for (int i = 0; i < states.size(); i += stride) {
      system.field(states.get(i), input.values(), field);
      double speed = Math.sqrt(dot(field, field));
      if (speed > 0) {
        double within =
            Math.hypot(dot(portrait.plane().xAxis(), field), dot(portrait.plane().yAxis(), field));
        sum += Math.sqrt(Math.max(0, 1 - within * within / (speed * speed)));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  static List<double[]> states(List<StatePaths> paths) {
    return paths.stream()
        .flatMap(group -> group.stretches().stream())
        .flatMap(List::stream)
        .toList();
  }

  /** The distance of a state from the plane. */
  double distance(double[] state) {
    double[] nearest = portrait.plane().state(portrait.plane().x(state), portrait.plane().y(state));
    Arrays.setAll(nearest, i -> state[i] - nearest[i]);
    return Math.sqrt(dot(nearest, nearest));
  }

  /** The velocities at the nodes of a grid over what is shown, from below. */
  PlanarFlow.Velocity[][] grid(int size) {
    return portrait.flow().onNodes(portrait.window(), size, size);
  }

  /** What may be read off the picture, in words. */
  String inWords() {
    String share =
        String.format(
            Locale.ROOT,
            "the plane holds %.0f %% of the variance, %.0f %% of the velocity leads out of it",
            100 * held(),
            100 * leaving());
    if (!portrait.faithful()) {
      return share + ": the arrows are a slice, not the network's flow";
    }
    return portrait.showsNullclines()
        ? share
        : share + "; no nullclines, as its fixed points fill more than two dimensions";
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
