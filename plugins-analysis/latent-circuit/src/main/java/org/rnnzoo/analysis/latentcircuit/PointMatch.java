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
 * Bars#SAME_PLACE} of the spread of the activity apart. A stable point of the one may lie where the
 * other has a point at which it is not differentiable, as rectified-linear networks without biases
 * have at the origin: whether that one is stable is not known, and the pair stays open.
 *
 * @param input the constant input
 * @param network how many fixed points of the network have 0, 1, 2, … unstable dimensions
 * @param circuit the same of the circuit
 * @param matched how many stable points of the one are one of the other's
 * @param flowOnly how many stable points of the network its simulated step leaves, so that it does
 *     not stay there
 * @param open the pairs of which it is not known whether both are stable
 */
record PointMatch(
    ConstantInput input, int[] network, int[] circuit, int matched, int flowOnly, Open open) {

  /**
   * Pairs of a stable point and one at which the other side is not differentiable.
   *
   * @param network how many stable points of the network are in such a pair
   * @param circuit how many stable points of the circuit are
   */
  record Open(int network, int circuit) {

    static final Open NONE = new Open(0, 0);

    int count() {
      return network + circuit;
    }
  }

  /**
   * @param activity the network in some trials, which gives the spread
   */
  static PointMatch of(
      ConstantInput input,
      FixedPoints network,
      FixedPoints circuit,
      Embedding embedding,
      Activity activity) {
    List<FixedPoint> networks = candidates(network);
    List<FixedPoint> circuits = candidates(circuit);
    DMatrixRMaj theirs = embedding.project(states(networks, embedding.q().numRows));
    DMatrixRMaj ours = states(circuits, embedding.q().numCols);
    DMatrixRMaj visited = embedding.project(activity.states());
    double spread = Math.sqrt(Matrices.variation(visited) / visited.numRows);
    int matched = 0;
    int openOfNetwork = 0;
    int openOfCircuit = 0;
    for (int i = 0; i < ours.numRows; i++) {
      int nearest = nearest(ours, i, theirs);
      if (nearest >= 0
          && nearest(theirs, nearest, ours) == i
          && distance(ours, i, theirs, nearest) < Bars.SAME_PLACE * spread) {
        boolean theirsIs = isStable(networks.get(nearest));
        boolean oursIs = isStable(circuits.get(i));
        matched += theirsIs && oursIs ? 1 : 0;
        openOfNetwork += theirsIs && !oursIs ? 1 : 0;
        openOfCircuit += oursIs && !theirsIs ? 1 : 0;
      }
    }
    return new PointMatch(
        input,
        counts(network),
        counts(circuit),
        matched,
        network.count(Stability.STABLE_AS_FLOW_ONLY),
        new Open(openOfNetwork, openOfCircuit));
  }

  /** The points that are stable, or of which that is not known. */
  private static List<FixedPoint> candidates(FixedPoints points) {
    return points.points().stream()
        .filter(point -> isStable(point) || point.stability() == Stability.NOT_DIFFERENTIABLE)
        .toList();
  }

  private static boolean isStable(FixedPoint point) {
    return point.unstableDimensions() == 0;
  }

  private static DMatrixRMaj states(List<FixedPoint> points, int dimension) {
    DMatrixRMaj rows = new DMatrixRMaj(points.size(), dimension);
    for (int i = 0; i < points.size(); i++) {
      System.arraycopy(points.get(i).state(), 0, rows.data, i * dimension, dimension);
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

  /** Whether every stable point of the one is one of the other, as far as that is known. */
  boolean same() {
    return matched == networkStable() - open.network()
        && matched == circuitStable() - open.circuit();
  }

  Grade grade() {
    if (same()) {
      return flowOnly == 0 && open.count() == 0 ? Grade.GOOD : Grade.FAIR;
    }
    int all = Math.max(networkStable() - open.network(), circuitStable() - open.circuit());
    return matched < Bars.STABLE_POINTS * all ? Grade.POOR : Grade.FAIR;
  }

  /** What is to be known of the stable points beside their number; empty if nothing is. */
  String caveat() {
    String leaves =
        flowOnly == 0
            ? ""
            : ", %s of which the network leaves at its step, as they are stable in continuous time only"
                .formatted(flowOnly);
    String unknown =
        open.count() == 0
            ? ""
            : ", %s more on one side where the other is not differentiable, so that it is not known to be stable there"
                .formatted(open.count());
    return leaves + unknown;
  }

  /** Counts in words, {@code 4/4/1}. */
  static String text(int[] counts) {
    return Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining("/"));
  }
}
