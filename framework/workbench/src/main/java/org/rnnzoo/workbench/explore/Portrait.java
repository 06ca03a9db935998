package org.rnnzoo.workbench.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.Trajectories;

/**
 * The phase portrait of a trained network on the first two principal components of what it does in
 * trials, ready to be asked.
 *
 * <p>The flow on the plane is that of the states on the plane only, a slice; a state that is
 * released runs in the full network and its projection is shown.
 *
 * @param system the network
 * @param plane the plane
 * @param window the part of the plane that is shown: left, right, bottom, top
 * @param trajectories what the network does in some trials
 * @param inputs the names of the inputs
 * @param outputs the names of the outputs
 * @param dt the sampling period in ms
 */
public record Portrait(
    Run run,
    DynamicalSystem system,
    PhasePlane plane,
    double[] window,
    Trajectories trajectories,
    List<String> inputs,
    List<String> outputs,
    double dt) {

  private static final int TRIALS = 24;
  private static final int SHOWN = 8;
  private static final int ARROWS = 19;
  private static final double MARGIN = 0.14;
  private static final int LONGEST_RELEASE = 5000;
  private static final double AT_REST = 1e-5;
  private static final double MOST_SECONDS = 8;

  /**
   * The portrait of a run.
   *
   * @param silenced labels of tasks in parallel that take no part in the trials
   * @throws UserException if the model is no dynamical system of at least two state variables
   */
  public static Portrait of(Run run, Set<String> silenced) {
    DynamicalSystem system;
    try {
      system = run.network().dynamics();
    } catch (UnsupportedOperationException e) {
      throw UserException.input("This model does not show itself as a dynamical system.", e);
    }
    if (system.dimension() < 2) {
      throw UserException.input("A portrait needs at least two state variables.");
    }
    Trials trials = run.silencing(silenced).experiment().trials("analysis").trials(0, TRIALS);
    Trajectories trajectories = Trajectories.of(system, trials);
    PhasePlane plane =
        system.dimension() == 2
            ? PhasePlane.ofTwoVariables("x₁", "x₂")
            : PhasePlane.of(PrincipalComponents.of(trajectories.stateSamples()));
    return new Portrait(
        run,
        system,
        plane,
        window(plane, trajectories.allStates()),
        trajectories,
        trials.channels().inputs(),
        trials.channels().outputs(),
        trials.clock().dt());
  }

  private static double[] window(PhasePlane plane, List<double[]> states) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    double top = Double.NEGATIVE_INFINITY;
    for (double[] state : states) {
      left = Math.min(left, plane.x(state));
      right = Math.max(right, plane.x(state));
      bottom = Math.min(bottom, plane.y(state));
      top = Math.max(top, plane.y(state));
    }
    double reach = Math.max(Math.max(right - left, top - bottom), 1e-3) * (0.5 + MARGIN);
    double x = (left + right) / 2;
    double y = (bottom + top) / 2;
    return new double[] {x - reach, x + reach, y - reach, y + reach};
  }

  /** What does not depend on the input: axes, trials, names. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("xLabel", plane.xLabel());
    tree.put("yLabel", plane.yLabel());
    tree.put("window", list(window));
    tree.put("dimension", system.dimension());
    tree.put("slice", system.dimension() > 2);
    tree.put("inputs", inputs);
    tree.put("outputs", outputs);
    tree.put("dt", dt);
    List<Object> trials = new ArrayList<>();
    for (int trial = 0; trial < Math.min(SHOWN, trajectories.trials()); trial++) {
      List<Object> path = new ArrayList<>();
      for (int step = 0; step < trajectories.steps(trial); step++) {
        path.add(place(trajectories.state(trial, step)));
      }
      trials.add(path);
    }
    tree.put("trials", trials);
    tree.put(
        "copies",
        run.experiment().task().parts().size() > 1
            ? run.experiment().task().parts().stream().map(part -> part.label()).toList()
            : List.of());
    return tree;
  }

  private List<Double> place(double[] state) {
    return List.of(rounded(plane.x(state)), rounded(plane.y(state)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /**
   * The velocity, projected, of states on a grid of the plane, in units of the plane per τ.
   *
   * @param input the constant input, {@code [inputs]}
   * @return rows of x, y, dx, dy
   */
  public List<List<Double>> flow(double[] input) {
    List<List<Double>> arrows = new ArrayList<>();
    double[] velocity = new double[system.dimension()];
    double[] moved = new double[system.dimension()];
    for (int row = 0; row < ARROWS; row++) {
      for (int column = 0; column < ARROWS; column++) {
        double x = window[0] + (column + 0.5) / ARROWS * (window[1] - window[0]);
        double y = window[2] + (row + 0.5) / ARROWS * (window[3] - window[2]);
        double[] state = plane.state(x, y);
        system.field(state, input, velocity);
        for (int i = 0; i < moved.length; i++) {
          moved[i] = state[i] + velocity[i];
        }
        arrows.add(
            List.of(
                rounded(x), rounded(y), rounded(plane.x(moved) - x), rounded(plane.y(moved) - y)));
      }
    }
    return arrows;
  }

  /**
   * The fixed points for an input, found within some seconds.
   *
   * @param input the constant input, {@code [inputs]}
   */
  public FixedPoints fixedPoints(double[] input) {
    return FixedPointSearch.defaults()
        .withBatches(8)
        .withSeconds(MOST_SECONDS)
        .find(
            system,
            input,
            trajectories.allStates(),
            run.experiment().random().named("portrait").generator());
  }

  /** Fixed points as rows, each with its place on the plane, its stability and its eigenvalues. */
  public List<Map<String, Object>> rows(FixedPoints points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FixedPoint point : points.points()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("at", place(point.state()));
      row.put("stability", point.stability().label());
      row.put("unstable", point.unstableDimensions());
      row.put("speed", point.speed());
      row.put("timeConstant", point.slowestTimeConstant());
      row.put("frequency", point.frequency());
      row.put("real", point.eigen().map(Eigen::real).map(Portrait::list).orElse(List.of()));
      row.put(
          "imaginary", point.eigen().map(Eigen::imaginary).map(Portrait::list).orElse(List.of()));
      double[] output = new double[system.outputs()];
      system.output(point.state(), output);
      row.put("outputs", list(output));
      rows.add(row);
    }
    return rows;
  }

  /**
   * Releases the state at a place of the plane and lets the full network run until it rests or the
   * time is over.
   *
   * @param input the constant input, {@code [inputs]}
   * @param steps steps at most, 1 to 5000
   */
  public Map<String, Object> release(double x, double y, double[] input, int steps) {
    int most = Math.max(1, Math.min(LONGEST_RELEASE, steps));
    double[] state = plane.state(x, y);
    double[] velocity = new double[state.length];
    List<Object> path = new ArrayList<>();
    path.add(place(state));
    int made = 0;
    boolean rests = false;
    while (made < most && !rests) {
      system.field(state, input, velocity);
      double speed = 0;
      for (int i = 0; i < state.length; i++) {
        state[i] += system.alpha() * velocity[i];
        speed = Math.max(speed, Math.abs(velocity[i]));
      }
      made++;
      path.add(place(state));
      rests = speed < AT_REST;
    }
    double[] output = new double[system.outputs()];
    system.output(state, output);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", path);
    tree.put("ms", made * dt);
    tree.put("rests", rests);
    tree.put("outputs", list(output));
    return tree;
  }
}
