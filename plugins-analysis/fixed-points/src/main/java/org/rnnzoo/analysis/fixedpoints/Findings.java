package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;

/** What was found, as lines for people, numbers, tables and arrays. */
record Findings(DynamicalSystem system, double[] input, FixedPoints points) {

  /** Jacobians are stored if all of them together have at most this many entries. */
  private static final int MOST_JACOBIAN_ENTRIES = 4_000_000;

  void describe(Result.Builder result) {
    describeInWords(result);
    result
        .value("indexSum", points.indexSum())
        .value("indexCheck", points.indexCheck())
        .value("stable", points.count(Stability.STABLE))
        .value("saddle", points.count(Stability.SADDLE))
        .value("unstable", points.count(Stability.UNSTABLE))
        .value("slowPoints", points.slow().size())
        .value("farPoints", points.far().size())
        .value("effectiveDimension", points.effectiveDimension())
        .table("points", rows(points.points()))
        .table("slow", rows(points.slow()))
        .table("far", rows(points.far()));
    result.array("input", Nd4j.createFromArray(input));
    addStates(result, "states", points.points());
    addStates(result, "slowStates", points.slow());
    addStates(result, "farStates", points.far());
    addArrays(result, points.points());
  }

  private void describeInWords(Result.Builder result) {
    int stable = points.count(Stability.STABLE);
    int saddles = points.count(Stability.SADDLE);
    int unstable = points.count(Stability.UNSTABLE);
    String verdict =
        points.indexSumApplies()
            ? "index sum %d (%s)"
                .formatted(
                    points.indexSum(), points.consistent() ? "consistent" : "points are missing")
            : "index sum not applicable";
    result.line(
        "%s: %d stable, %s, %d unstable; %s"
            .formatted(
                counted(points.points().size(), "fixed point"),
                stable,
                counted(saddles, "saddle"),
                unstable,
                verdict));
    if (!points.slow().isEmpty()) {
      result.line(
          "%s with q up to %.1e"
              .formatted(
                  counted(points.slow().size(), "slow point"),
                  points.slow().get(points.slow().size() - 1).q()));
    }
    if (!points.far().isEmpty()) {
      result.line(counted(points.far().size(), "fixed point") + " far from where the network goes");
    }
    long marginal = points.points().stream().filter(FixedPoint::marginal).count();
    if (marginal > 0) {
      result.line(
          counted((int) marginal, "fixed point")
              + " with a direction that is neither stable nor unstable");
    }
    if (points.points().size() + points.far().size() >= FixedPointSearch.MOST_POINTS) {
      result.line(
          "The search ended at %d points; this may be a continuous attractor"
              .formatted(FixedPointSearch.MOST_POINTS));
    }
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private static List<Map<String, Object>> rows(List<FixedPoint> points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FixedPoint point : points) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("point", rows.size());
      row.put("stability", point.stability().label());
      row.put("unstableDimensions", point.unstableDimensions());
      row.put("index", point.index());
      row.put("speed", point.speed());
      row.put("q", point.q());
      row.put("marginal", point.marginal());
      if (Double.isFinite(point.slowestTimeConstant())) {
        row.put("slowestTimeConstantMs", point.slowestTimeConstant());
      }
      row.put("frequencyHz", point.frequency());
      row.put("largestMultiplier", point.largestMultiplier());
      rows.add(row);
    }
    return rows;
  }

  private static void addStates(Result.Builder result, String name, List<FixedPoint> points) {
    if (!points.isEmpty()) {
      result.array(name, stacked(points, FixedPoint::state));
    }
  }

  private void addArrays(Result.Builder result, List<FixedPoint> found) {
    if (found.isEmpty()) {
      return;
    }
    result.array("outputs", stacked(found, this::output));
    result.array("eigenvaluesReal", stacked(found, point -> point.eigen().real()));
    result.array("eigenvaluesImaginary", stacked(found, point -> point.eigen().imaginary()));
    long n = system.dimension();
    if (found.size() * n * n <= MOST_JACOBIAN_ENTRIES) {
      result.array(
          "jacobians", stacked(found, point -> point.jacobian().data).reshape(found.size(), n, n));
    }
  }

  private double[] output(FixedPoint point) {
    double[] output = new double[system.outputs()];
    system.output(point.state(), output);
    return output;
  }

  private static INDArray stacked(List<FixedPoint> points, Function<FixedPoint, double[]> values) {
    return Nd4j.createFromArray(points.stream().map(values).toArray(double[][]::new));
  }
}
