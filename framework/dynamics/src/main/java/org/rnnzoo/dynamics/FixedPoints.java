package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.figure.Layer;

/**
 * The fixed points of a system for one constant input, and whether some must be missing.
 *
 * <p>The flow of a bounded system points inwards on every large sphere, so the signs of {@code
 * det(−∂F/∂x)} over all its fixed points sum to 1 (Poincaré–Hopf). Another sum proves that points
 * are missing, if every one that was found is sure to be one. A sum of 1 proves nothing, as a
 * missing stable point and a missing saddle cancel.
 *
 * @param points the fixed points, by number of unstable dimensions; those that are not judged last
 * @param slow slow points: local minima of the speed that are not quite fixed points, slowest first
 * @param far fixed points far away from where the network goes
 * @param indexSumApplies whether the system is bounded, so that the index sum must be 1
 * @param coverage how they were found
 */
public record FixedPoints(
    List<FixedPoint> points,
    List<FixedPoint> slow,
    List<FixedPoint> far,
    boolean indexSumApplies,
    Coverage coverage) {

  private static final Comparator<FixedPoint> ORDER =
      Comparator.comparingInt(
          (FixedPoint point) ->
              point.unstableDimensions() < 0 ? Integer.MAX_VALUE : point.unstableDimensions());

  public FixedPoints {
    points = points.stream().sorted(ORDER).toList();
    slow = slow.stream().sorted(Comparator.comparingDouble(FixedPoint::speed)).toList();
    far = far.stream().sorted(ORDER).toList();
  }

  /** How sure it is that no fixed point is missing. */
  public enum Completeness {
    /** They were enumerated: there are no others. */
    EXACT("complete"),
    /** Their index sum is 1, as that of a complete set must be. */
    CONSISTENT("index sum consistent"),
    /** Their index sum is not 1. */
    INCONSISTENT("index sum inconsistent"),
    /** The index sum cannot tell for this system. */
    UNKNOWN("not known"),
    /** The search was broken off by its time limit. */
    PARTIAL("partial");

    private final String label;

    Completeness(String label) {
      this.label = label;
    }

    /** The words for it in results. */
    public String label() {
      return label;
    }
  }

  /** How sure it is that no fixed point is missing. */
  public Completeness completeness() {
    if (coverage.end() == Coverage.End.ALL_FOUND) {
      return Completeness.EXACT;
    } else if (coverage.partial()) {
      return Completeness.PARTIAL;
    } else if (!indexSumApplies) {
      return Completeness.UNKNOWN;
    }
    return consistent() ? Completeness.CONSISTENT : Completeness.INCONSISTENT;
  }

  /** The sum of the indices of all fixed points, those far away included. */
  public int indexSum() {
    return all().mapToInt(FixedPoint::index).sum();
  }

  /** Whether the index sum is 1 or cannot tell. */
  public boolean consistent() {
    return !indexSumApplies || indexSum() == 1;
  }

  /** What the index sum says about completeness, in words. */
  public String indexCheck() {
    if (!indexSumApplies) {
      return "not applicable";
    } else if (indexSum() == 1) {
      return "index sum consistent";
    }
    boolean sure = all().allMatch(FixedPoint::isolated);
    return "index sum " + indexSum() + ": points are " + (sure ? "missing" : "too many or missing");
  }

  private Stream<FixedPoint> all() {
    return Stream.concat(points.stream(), far.stream());
  }

  /**
   * How many fixed points have how many unstable dimensions, by rising dimension; those that are
   * not judged, because the system is not differentiable there, are in none. In continuous time for
   * a flow, of the step for a map.
   */
  public SortedMap<Integer, Integer> byUnstableDimension() {
    return counts(FixedPoint::unstableDimensions);
  }

  /** The same counts for the simulated step, which may overshoot where the flow returns. */
  public SortedMap<Integer, Integer> byUnstableDimensionAsSimulated() {
    return counts(FixedPoint::unstableAsSimulated);
  }

  private SortedMap<Integer, Integer> counts(ToIntFunction<FixedPoint> of) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    points.stream()
        .filter(point -> point.eigen().isPresent())
        .forEach(point -> counts.merge(of.applyAsInt(point), 1, Integer::sum));
    return counts;
  }

  /**
   * The counts in words, such as {@code 4 with 0, 4 with 1, 1 with 2 unstable dimensions}, followed
   * by those of the simulated step where it disagrees.
   */
  public String countsInWords() {
    if (points.isEmpty()) {
      return "none";
    }
    SortedMap<Integer, Integer> flow = byUnstableDimension();
    SortedMap<Integer, Integer> step = byUnstableDimensionAsSimulated();
    List<String> parts = new ArrayList<>();
    if (!flow.isEmpty()) {
      parts.add(inWords(flow) + (flow.equals(step) ? "" : " in continuous time"));
    }
    if (!flow.equals(step)) {
      parts.add(inWords(step) + " as simulated");
    }
    int kinks = count(Stability.NOT_DIFFERENTIABLE);
    if (kinks > 0) {
      parts.add(kinks + " where the network is not differentiable");
    }
    return String.join("; ", parts);
  }

  private static String inWords(SortedMap<Integer, Integer> counts) {
    StringJoiner words = new StringJoiner(", ");
    counts.forEach((dimensions, count) -> words.add(count + " with " + dimensions));
    return words + " unstable dimensions";
  }

  /** The number of fixed points of a kind. */
  public int count(Stability stability) {
    return count(point -> point.stability() == stability);
  }

  /** The number of fixed points with this many unstable dimensions. */
  public int count(int unstableDimensions) {
    return count(point -> point.unstableDimensions() == unstableDimensions);
  }

  private int count(Predicate<FixedPoint> kind) {
    return (int) points.stream().filter(kind).count();
  }

  /**
   * The number of dimensions in which the fixed points lie: the nearest whole number to the
   * participation ratio of their states, but at least 2, as a saddle needs, and at most the number
   * of state variables.
   */
  public int effectiveDimension() {
    if (points.isEmpty()) {
      return 2;
    }
    double[][] states = points.stream().map(FixedPoint::state).toArray(double[][]::new);
    double ratio = PrincipalComponents.participationRatio(new DMatrixRMaj(states));
    return Math.min(states[0].length, Math.max(2, (int) Math.round(ratio)));
  }

  /**
   * The fixed points as marks in a figure, one layer for each kind that there is.
   *
   * @param x the first coordinate of a state
   * @param y the second coordinate of a state
   */
  public List<Layer> marks(ToDoubleFunction<double[]> x, ToDoubleFunction<double[]> y) {
    List<Layer> layers = new ArrayList<>();
    for (Stability stability : Stability.values()) {
      List<double[]> states =
          points.stream()
              .filter(point -> point.stability() == stability)
              .map(FixedPoint::state)
              .toList();
      if (!states.isEmpty()) {
        layers.add(
            new Layer.Points(
                stability.label(),
                states.stream().mapToDouble(x).toArray(),
                states.stream().mapToDouble(y).toArray(),
                stability.ink(),
                stability.mark()));
      }
    }
    return layers;
  }
}
