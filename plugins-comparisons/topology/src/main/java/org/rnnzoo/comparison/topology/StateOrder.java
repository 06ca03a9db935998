package org.rnnzoo.comparison.topology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.dynamics.topology.Topology;

/**
 * The order of stable states that different networks share: by what they answer, since a search
 * finds them in any order.
 */
final class StateOrder {

  /** Outputs nearer to each other are alike. */
  private static final double SAME = 0.25;

  private StateOrder() {}

  /**
   * The same topology with its states clockwise by their first two outputs as x and y, from the
   * direction of y on, and then by the others; of one output from the largest down.
   */
  static Topology byOutputs(Topology topology) {
    double[][] outputs = topology.outputs();
    List<Integer> order =
        IntStream.range(0, topology.states())
            .boxed()
            .sorted(Comparator.comparing(state -> key(outputs[state]), Arrays::compare))
            .toList();
    return new Topology(
        topology.portraits(),
        order.stream().map(state -> outputs[state]).toArray(double[][]::new),
        order.stream()
            .map(state -> moved(topology.transitions()[state], order))
            .toArray(int[][]::new));
  }

  private static double[] key(double[] outputs) {
    double[] rounded = Arrays.stream(outputs).map(one -> SAME * Math.round(one / SAME)).toArray();
    if (rounded.length < 2) {
      return Arrays.stream(rounded).map(one -> -one).toArray();
    }
    double[] key = new double[rounded.length];
    key[0] = Math.floorMod((int) Math.round(Math.toDegrees(turn(rounded))), 360);
    key[1] = -Math.hypot(rounded[0], rounded[1]);
    for (int k = 2; k < key.length; k++) {
      key[k] = -rounded[k];
    }
    return key;
  }

  /** Clockwise from the direction of y, in rad. */
  private static double turn(double[] outputs) {
    return Math.atan2(outputs[0], outputs[1]);
  }

  private static int[] moved(int[] targets, List<Integer> order) {
    return Arrays.stream(targets)
        .map(to -> to == Topology.ELSEWHERE ? to : order.indexOf(to))
        .toArray();
  }
}
