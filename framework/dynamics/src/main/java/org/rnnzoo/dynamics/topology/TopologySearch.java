package org.rnnzoo.dynamics.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;
import org.rnnzoo.dynamics.Trajectories;

/**
 * How to find the topology of a network.
 *
 * @param search how fixed points are found
 * @param holdMs how long an input is held when it is asked where it takes the network, in ms; 0 for
 *     as long as trials show it
 * @param settleMs how long the network may then take to come to rest, in ms
 */
public record TopologySearch(FixedPointSearch search, double holdMs, double settleMs) {

  /** A state counts as reached at this share of the distance to the nearest other stable one. */
  private static final double REACHED = 0.1;

  private static final double ALONE = 1e-2;

  /**
   * Finds the topology.
   *
   * @param inputs constant inputs; {@link ConstantInput#REST} must be the first
   * @param channels the names of the network's inputs
   * @param visited states that the network visits
   * @param random where searches start from
   */
  public Topology of(
      DynamicalSystem system,
      List<ConstantInput> inputs,
      List<String> channels,
      List<double[]> visited,
      RandomStream random) {
    List<Topology.Portrait> portraits = new ArrayList<>();
    List<double[]> stable = List.of();
    for (int i = 0; i < inputs.size(); i++) {
      double[] input = inputs.get(i).vector(channels);
      FixedPoints points = search.find(system, input, visited, random.indexed(i).generator());
      portraits.add(
          new Topology.Portrait(
              inputs.get(i).name(), points.byUnstableDimension(), points.completeness()));
      if (i == 0) {
        stable =
            points.points().stream()
                .filter(point -> point.stability() == Stability.STABLE)
                .map(FixedPoint::state)
                .toList();
      }
    }
    double[][] outputs = new double[stable.size()][system.outputs()];
    int[][] transitions = new int[stable.size()][inputs.size() - 1];
    for (int s = 0; s < stable.size(); s++) {
      system.output(stable.get(s), outputs[s]);
      for (int i = 1; i < inputs.size(); i++) {
        transitions[s][i - 1] = end(system, stable, s, inputs.get(i), channels);
      }
    }
    return new Topology(portraits, outputs, transitions);
  }

  /**
   * Finds the topologies of networks for the same constant inputs.
   *
   * <p>A network that was converted into another form sees other inputs than its task has, and one
   * more; so inputs are taken from the trials of the fewest channels.
   *
   * @param systems the networks
   * @param trials the same trials as each network sees them
   * @param courses what each network does on them
   * @param mostInputs the largest number of inputs beside none
   * @param random where searches start from
   * @param progress told how many networks are done, before each; may throw to stop
   */
  public List<Topology> each(
      List<DynamicalSystem> systems,
      List<Trials> trials,
      List<Trajectories> courses,
      int mostInputs,
      RandomStream random,
      IntConsumer progress) {
    List<ConstantInput> inputs = ConstantInput.of(plain(trials), mostInputs);
    List<Topology> found = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      progress.accept(i);
      found.add(
          of(
              systems.get(i),
              inputs,
              trials.get(i).channels().inputs(),
              courses.get(i).allStates(),
              random.indexed(i)));
    }
    return found;
  }

  /** The trials of the fewest input channels. */
  public static Trials plain(List<Trials> trials) {
    return trials.stream()
        .min(Comparator.comparingInt(batch -> batch.channels().inputs().size()))
        .orElseThrow();
  }

  private int end(
      DynamicalSystem system,
      List<double[]> stable,
      int from,
      ConstantInput shown,
      List<String> channels) {
    double[] input = shown.vector(channels);
    double dt = system.alpha() * system.timeConstant();
    double[] state = stable.get(from).clone();
    double[] field = new double[state.length];
    advance(system, state, input, field, holdMs == 0 ? shown.steps() : holdMs / dt);
    double[] rest = new double[input.length];
    for (double t = 0; t < settleMs; t += system.timeConstant()) {
      advance(system, state, rest, field, system.timeConstant() / dt);
      int reached = reached(stable, state);
      if (reached >= 0) {
        return reached;
      }
    }
    return Topology.ELSEWHERE;
  }

  private static void advance(
      DynamicalSystem system, double[] state, double[] input, double[] field, double steps) {
    for (int t = 0; t < steps; t++) {
      system.field(state, input, field);
      for (int k = 0; k < state.length; k++) {
        state[k] += system.alpha() * field[k];
      }
    }
  }

  private static int reached(List<double[]> stable, double[] state) {
    int nearest = 0;
    for (int s = 1; s < stable.size(); s++) {
      if (distance(stable.get(s), state) < distance(stable.get(nearest), state)) {
        nearest = s;
      }
    }
    double gap = Double.POSITIVE_INFINITY;
    for (int s = 0; s < stable.size(); s++) {
      if (s != nearest) {
        gap = Math.min(gap, distance(stable.get(s), stable.get(nearest)));
      }
    }
    double enough =
        Double.isFinite(gap)
            ? REACHED * gap
            : ALONE * (1 + distance(stable.get(nearest), new double[state.length]));
    return distance(stable.get(nearest), state) < enough ? nearest : Topology.ELSEWHERE;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int k = 0; k < a.length; k++) {
      squares += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(squares);
  }
}
