package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.figure.Layer;

/**
 * The fixed points of a system for one constant input, and whether some must be missing.
 *
 * <p>The flow of a bounded system points inwards on every large sphere, so the signs of {@code
 * det(−∂F/∂x)} over all its fixed points sum to 1 (Poincaré–Hopf). Another sum proves that points
 * are missing. A sum of 1 proves nothing, as a missing stable point and a missing saddle cancel.
 *
 * @param points the fixed points, by number of unstable dimensions
 * @param slow slow points: local minima of the speed that are not quite fixed points, slowest first
 * @param far fixed points far away from where the network goes
 * @param indexSumApplies whether the system is bounded, so that the index sum must be 1
 */
public record FixedPoints(
    List<FixedPoint> points, List<FixedPoint> slow, List<FixedPoint> far, boolean indexSumApplies) {

  public FixedPoints {
    int dimension = effectiveDimension(points);
    points = named(points, dimension, Comparator.comparingInt(FixedPoint::unstableDimensions));
    slow = named(slow, dimension, Comparator.comparingDouble(FixedPoint::q));
    far = named(far, dimension, Comparator.comparingInt(FixedPoint::unstableDimensions));
  }

  /** The sum of the indices of all fixed points, those far away included. */
  public int indexSum() {
    return Stream.concat(points.stream(), far.stream()).mapToInt(FixedPoint::index).sum();
  }

  /** Whether the index sum is 1 or cannot tell. */
  public boolean consistent() {
    return !indexSumApplies || indexSum() == 1;
  }

  /** What the index sum says about completeness, in words. */
  public String indexCheck() {
    if (!indexSumApplies) {
      return "not applicable";
    }
    return indexSum() == 1
        ? "index sum consistent"
        : "index sum " + indexSum() + ": points are missing";
  }

  /** The number of fixed points of a kind. */
  public int count(Stability stability) {
    return (int) points.stream().filter(point -> point.stability() == stability).count();
  }

  /** The number of fixed points with this many unstable dimensions. */
  public int count(int unstableDimensions) {
    return (int)
        points.stream().filter(point -> point.unstableDimensions() == unstableDimensions).count();
  }

  /**
   * The number of dimensions in which the fixed points lie: the nearest whole number to the
   * participation ratio of their states, but at least 2, as a saddle needs, and at most the number
   * of state variables.
   */
  public int effectiveDimension() {
    return effectiveDimension(points);
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

  private static int effectiveDimension(List<FixedPoint> points) {
    if (points.isEmpty()) {
      return 2;
    }
    double[][] states = points.stream().map(FixedPoint::state).toArray(double[][]::new);
    double ratio = PrincipalComponents.participationRatio(new DMatrixRMaj(states));
    return Math.min(states[0].length, Math.max(2, (int) Math.round(ratio)));
  }

  private static List<FixedPoint> named(
      List<FixedPoint> points, int dimension, Comparator<FixedPoint> order) {
    List<FixedPoint> named = new ArrayList<>();
    points.stream().sorted(order).map(point -> point.named(dimension)).forEach(named::add);
    return List.copyOf(named);
  }
}
