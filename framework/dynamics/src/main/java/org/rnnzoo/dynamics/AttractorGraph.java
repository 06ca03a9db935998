package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * Where pulses of the input lead a network from each of its stable points: the state machine that
 * it implements (Turner, Dabholkar &amp; Barak 2021).
 *
 * <p>From a stable point the network is simulated, in the steps it was trained in and without
 * noise, through the pulse and then with the held input until it comes near a stable point again.
 *
 * @param nodes the places of the stable points in the list of fixed points
 * @param pulses the pulses
 * @param transitions one for each node and pulse, pulses within nodes
 */
public record AttractorGraph(
    List<Integer> nodes, List<InputPulse> pulses, List<Transition> transitions) {

  /** More stable points make no readable graph, and may be a continuous attractor. */
  public static final int MOST_NODES = 32;

  /** The time given to settle, in time constants. */
  private static final double PATIENCE = 500;

  /**
   * A state has arrived if no variable is farther from a stable point than this share of the rms.
   */
  private static final double ARRIVED = 0.01;

  /**
   * What one pulse does in one stable point.
   *
   * @param from the place of the point in the list of fixed points
   * @param pulse the pulse
   * @param to where it ends; empty if it comes near no stable point that is known
   */
  public record Transition(int from, InputPulse pulse, OptionalInt to) {

    /** Whether the pulse leaves the network where it was. */
    public boolean stays() {
      return to.isPresent() && to.getAsInt() == from;
    }
  }

  /**
   * The graph of a system; without nodes if it has no stable point or more than {@link
   * #MOST_NODES}.
   *
   * @param held the input between pulses, {@code [inputs]}
   * @param points the fixed points for it
   * @param heartbeat called now and then; may throw to stop
   */
  public static AttractorGraph of(
      DynamicalSystem system,
      double[] held,
      FixedPoints points,
      List<InputPulse> pulses,
      Runnable heartbeat) {
    List<Integer> nodes =
        IntStream.range(0, points.points().size())
            .filter(i -> points.points().get(i).stability() == Stability.STABLE)
            .boxed()
            .toList();
    if (nodes.size() > MOST_NODES) {
      return new AttractorGraph(List.of(), pulses, List.of());
    }
    List<double[]> goals = nodes.stream().map(node -> points.points().get(node).state()).toList();
    double limit = ARRIVED * rootMeanSquare(goals);
    List<Transition> transitions = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      for (InputPulse pulse : pulses) {
        heartbeat.run();
        OptionalInt end = follow(system, held, pulse, goals.get(node), goals, limit);
        OptionalInt to =
            end.isPresent() ? OptionalInt.of(nodes.get(end.getAsInt())) : OptionalInt.empty();
        transitions.add(new Transition(nodes.get(node), pulse, to));
      }
    }
    return new AttractorGraph(nodes, pulses, transitions);
  }

  private static OptionalInt follow(
      DynamicalSystem system,
      double[] held,
      InputPulse pulse,
      double[] start,
      List<double[]> goals,
      double limit) {
    double[] x = start.clone();
    double[] field = new double[x.length];
    for (int step = 0; step < pulse.steps(); step++) {
      advance(system, x, pulse.values(), field);
    }
    int longest = (int) Math.ceil(PATIENCE / system.alpha());
    for (int step = 0; step < longest; step++) {
      for (int goal = 0; goal < goals.size(); goal++) {
        if (near(x, goals.get(goal), limit)) {
          return OptionalInt.of(goal);
        }
      }
      advance(system, x, held, field);
    }
    return OptionalInt.empty();
  }

  private static void advance(DynamicalSystem system, double[] x, double[] input, double[] field) {
    system.field(x, input, field);
    for (int k = 0; k < x.length; k++) {
      x[k] += system.alpha() * field[k];
    }
  }

  private static boolean near(double[] a, double[] b, double limit) {
    for (int k = 0; k < a.length; k++) {
      if (!(Math.abs(a[k] - b[k]) <= limit)) {
        return false;
      }
    }
    return true;
  }

  private static double rootMeanSquare(List<double[]> states) {
    double squares = 0;
    int count = 0;
    for (double[] state : states) {
      for (double value : state) {
        squares += value * value;
        count++;
      }
    }
    return squares > 0 ? Math.sqrt(squares / count) : 1;
  }
}
