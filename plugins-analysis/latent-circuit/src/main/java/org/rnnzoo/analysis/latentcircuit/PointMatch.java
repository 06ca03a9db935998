package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;

/**
 * Whether a circuit has the fixed points of the network for one constant input.
 *
 * <p>Stable points are matched one to one through the embedding: the network's are projected onto
 * the nodes, and two belong together if each is the other's nearest and they are less than {@link
 * Bars#SAME_PLACE} of the spread of the activity apart.
 *
 * @param input the constant input
 * @param network how many fixed points of the network have 0, 1, 2, … unstable dimensions
 * @param circuit the same of the circuit
 * @param matched how many stable points of the one are one of the other's
 * @param flowOnly how many stable points of the network its simulated step leaves, so that it does
 *     not stay there
 */
record PointMatch(ConstantInput input, int[] network, int[] circuit, int matched, int flowOnly) {

  /**
   * @param activity the network in some trials, which gives the spread
   */
  static PointMatch of(
      ConstantInput input,
      FixedPoints network,
      FixedPoints circuit,
      Embedding embedding,
      Activity activity) {
    DMatrixRMaj theirs = embedding.project(stable(network, embedding.q().numRows));
    DMatrixRMaj ours = stable(circuit, embedding.q().numCols);
    DMatrixRMaj visited = embedding.project(activity.states());
    double spread = Math.sqrt(Matrices.variation(visited) / visited.numRows);
    int matched = 0;
    for (int i = 0; i < ours.numRows; i++) {
      int nearest = nearest(ours, i, theirs);
      if (nearest >= 0
          && nearest(theirs, nearest, ours) == i
          && distance(ours, i, theirs, nearest) < Bars.SAME_PLACE * spread) {
        matched++;
      }
    }
    return new PointMatch(
        input,
        counts(network),
        counts(circuit),
        matched,
        network.count(Stability.STABLE_AS_FLOW_ONLY));
  }

  private static DMatrixRMaj stable(FixedPoints points, int dimension) {
    List<double[]> states =
        points.points().stream()
            .filter(point -> point.unstableDimensions() == 0)
            .map(FixedPoint::state)
            .toList();
    DMatrixRMaj rows = new DMatrixRMaj(states.size(), dimension);
    for (int i = 0; i < states.size(); i++) {
      System.arraycopy(states.get(i), 0, rows.data, i * dimension, dimension);
    }
    return rows;
  }

  private static int nearest(DMatrixRMaj from, int row, DMatrixRMaj to) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < to.numRows; other++) {
      double distance = distance(from, row, to, other);
      if (distance < least) {
        least = distance;
        nearest = other;
      }
    }
    return nearest;
  }

  private static double distance(DMatrixRMaj a, int i, DMatrixRMaj b, int j) {
    double sum = 0;
    for (int k = 0; k < a.numCols; k++) {
      double difference = a.get(i, k) - b.get(j, k);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** How many points have 0, 1, 2, … unstable dimensions. */
  static int[] counts(FixedPoints points) {
    SortedMap<Integer, Integer> byDimension = points.byUnstableDimension();
    int[] counts = new int[byDimension.isEmpty() ? 1 : byDimension.lastKey() + 1];
    byDimension.forEach((dimensions, count) -> counts[dimensions] = count);
    return counts;
  }

  int networkStable() {
    return network[0];
  }

  int circuitStable() {
    return circuit[0];
  }

  /** Whether every stable point of the one is one of the other. */
  boolean same() {
    return networkStable() == circuitStable() && matched == networkStable();
  }

  Grade grade() {
    if (same()) {
      return flowOnly == 0 ? Grade.GOOD : Grade.FAIR;
    }
    int all = Math.max(networkStable(), circuitStable());
    return matched < Bars.STABLE_POINTS * all ? Grade.POOR : Grade.FAIR;
  }

  /** What is to be known of the stable points beside their number; empty if nothing is. */
  String caveat() {
    return flowOnly == 0
        ? ""
        : ", %s of which the network leaves at its step, as they are stable in continuous time only"
            .formatted(flowOnly);
  }

  /** Counts in words, {@code 4/4/1}. */
  static String text(int[] counts) {
    return Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining("/"));
  }
}
