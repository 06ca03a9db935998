package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;

/**
 * What was found, as lines for people, numbers, tables and arrays.
 *
 * @param trialSeconds the length of a trial, which says what is slow
 */
record Findings(DynamicalSystem system, double[] input, FixedPoints points, double trialSeconds) {

  /** Jacobians are stored if all of them together have at most this many entries. */
  private static final int MOST_JACOBIAN_ENTRIES = 4_000_000;

  void describe(Result.Builder result) {
    describeInWords(result);
    result
        .value("byUnstableDimension", points.countsInWords())
        .table("counts", counts())
        .value("completeness", points.completeness().label())
        .value("method", points.coverage().method().label())
        .value("ended", points.coverage().end().label())
        .value("indexSum", points.indexSum())
        .value("indexCheck", points.indexCheck())
        .value("stable", points.count(Stability.STABLE))
        .value("saddle", points.count(Stability.SADDLE))
        .value("unstable", points.count(Stability.UNSTABLE))
        .value("stableAsFlowOnly", points.count(Stability.STABLE_AS_FLOW_ONLY))
        .value("notDifferentiable", points.count(Stability.NOT_DIFFERENTIABLE))
        .value("slowPoints", points.slow().size())
        .value("farPoints", points.far().size())
        .value("starts", points.coverage().starts())
        .value("ledOutside", points.coverage().ledOutside())
        .value("linesOfPoints", points.coverage().lines())
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

  private List<Map<String, Object>> counts() {
    Map<Integer, Integer> step = points.byUnstableDimensionAsSimulated();
    Map<Integer, Integer> flow = points.byUnstableDimension();
    SortedSet<Integer> dimensions = new TreeSet<>(flow.keySet());
    dimensions.addAll(step.keySet());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int dimension : dimensions) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("unstableDimensions", dimension);
      row.put("points", flow.getOrDefault(dimension, 0));
      row.put("pointsAsSimulated", step.getOrDefault(dimension, 0));
      rows.add(row);
    }
    return rows;
  }

  private void describeInWords(Result.Builder result) {
    Coverage coverage = points.coverage();
    result.line(
        "%s%s: %s; %s"
            .formatted(
                coverage.partial() ? "partial result, the time was up: " : "",
                counted(points.points().size(), "fixed point"),
                points.countsInWords(),
                completeness()));
    long simulated = points.points().stream().filter(FixedPoint::stepDisagrees).count();
    if (simulated > 0) {
      result.line(
          String.format(
              Locale.ROOT,
              "%s with more unstable dimensions as simulated at this dt (%.3g τ) than in continuous"
                  + " time: the simulated network does not rest there",
              counted((int) simulated, "fixed point"),
              system.alpha()));
    }
    int kinks = points.count(Stability.NOT_DIFFERENTIABLE);
    if (kinks > 0) {
      result.line(
          counted(kinks, "fixed point")
              + " on a kink of the activation: not differentiable here, so no eigenvalues and no"
              + " time constant");
    }
    if (coverage.lines() > 0) {
      result.line(counted(coverage.lines(), "whole line") + " of fixed points beside them");
    }
    if (!points.slow().isEmpty()) {
      double fastest = points.slow().get(points.slow().size() - 1).speed();
      result.line(
          String.format(
              Locale.ROOT,
              "%s with a speed up to %.2g 1/s (root mean square over state variables): %.2g over a"
                  + " trial of %.3g s",
              counted(points.slow().size(), "slow point"),
              fastest,
              fastest * trialSeconds,
              trialSeconds));
    }
    if (!points.far().isEmpty()) {
      result.line(counted(points.far().size(), "fixed point") + " far from where the network goes");
    }
    if (coverage.ledOutside() > 0) {
      result.line(
          "%d of %d starts were led out of the box that the network can reach and were given up"
              .formatted(coverage.ledOutside(), coverage.starts()));
    }
    long marginal = points.points().stream().filter(FixedPoint::marginal).count();
    if (marginal > 0) {
      result.line(
          counted((int) marginal, "fixed point")
              + " with a direction that is neither stable nor unstable");
    }
    if (coverage.end() == Coverage.End.MOST_POINTS) {
      result.line(
          "The search ended at %d points; this may be a continuous attractor"
              .formatted(FixedPointSearch.MOST_POINTS));
    }
  }

  private String completeness() {
    if (points.completeness() == FixedPoints.Completeness.EXACT) {
      return "complete, by exact enumeration";
    } else if (!points.indexSumApplies()) {
      return "index sum not applicable";
    }
    return points.consistent()
        ? "index sum %d (consistent)".formatted(points.indexSum())
        : points.indexCheck();
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private List<Map<String, Object>> rows(List<FixedPoint> points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FixedPoint point : points) {
      boolean judged = point.eigen().isPresent();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("point", rows.size());
      row.put("stability", point.stability().label());
      row.put("unstableDimensions", judged ? point.unstableDimensions() : null);
      row.put("unstableDimensionsAsSimulated", judged ? point.unstableAsSimulated() : null);
      row.put("index", judged ? point.index() : null);
      row.put("speed", point.speed());
      row.put("driftPerTrial", point.speed() * trialSeconds);
      row.put("q", point.q());
      row.put("marginal", judged ? point.marginal() : null);
      row.put("slowestTimeConstantMs", finiteOrNull(point.slowestTimeConstant()));
      row.put("frequencyHz", finiteOrNull(point.frequency()));
      row.put("largestMultiplier", finiteOrNull(point.largestMultiplier()));
      rows.add(row);
    }
    return rows;
  }

  private static Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
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
    result.array("eigenvaluesReal", stacked(found, point -> eigenvalues(point, Eigen::real)));
    result.array(
        "eigenvaluesImaginary", stacked(found, point -> eigenvalues(point, Eigen::imaginary)));
    long n = system.dimension();
    if (found.size() * n * n <= MOST_JACOBIAN_ENTRIES) {
      result.array("jacobians", stacked(found, this::jacobian).reshape(found.size(), n, n));
    }
  }

  private double[] eigenvalues(FixedPoint point, Function<Eigen, double[]> part) {
    return point.eigen().map(part).orElseGet(() -> unknown(system.dimension()));
  }

  private double[] jacobian(FixedPoint point) {
    int n = system.dimension();
    return point.jacobian().map(matrix -> matrix.data).orElseGet(() -> unknown(n * n));
  }

  private static double[] unknown(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
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
