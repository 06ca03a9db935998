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
import org.rnnzoo.dynamics.AttractorGraph;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;

/**
 * What was found, as lines for people, numbers, tables and arrays.
 *
 * @param searches what was found under each input, at least one; the first has most to say
 * @param graph where pulses lead under the first
 * @param trialSeconds the length of a trial, which says what is slow
 */
record Findings(
    DynamicalSystem system, List<Search> searches, AttractorGraph graph, double trialSeconds) {

  /** Jacobians are stored if all of them together have at most this many entries. */
  private static final int MOST_JACOBIAN_ENTRIES = 4_000_000;

  void describe(Result.Builder result) {
    searches.forEach(search -> describeInWords(search, result));
    graphInWords(result);
    FixedPoints first = searches.get(0).points();
    summary(first).forEach(result::value);
    result
        .value("inputName", searches.get(0).input().name())
        .value("effectiveDimension", first.effectiveDimension())
        .table("counts", counts(first))
        .table("inputs", inputs())
        .table("points", rows(FixedPoints::points))
        .table("slow", rows(FixedPoints::slow))
        .table("far", rows(FixedPoints::far))
        .table("transitions", transitions());
    result
        .array("input", Nd4j.createFromArray(searches.get(0).input().values()))
        .array("inputs", stacked(searches, search -> search.input().values()));
    addStates(result, "states", FixedPoints::points);
    addStates(result, "slowStates", FixedPoints::slow);
    addStates(result, "farStates", FixedPoints::far);
    addArrays(result, all(FixedPoints::points));
  }

  /** All points of a kind, input by input. */
  private List<FixedPoint> all(Function<FixedPoints, List<FixedPoint>> kind) {
    return searches.stream().map(Search::points).map(kind).flatMap(List::stream).toList();
  }

  /** The numbers of one input. */
  private static Map<String, Object> summary(FixedPoints points) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("byUnstableDimension", points.countsInWords());
    values.put("completeness", points.completeness().label());
    values.put("method", points.coverage().method().label());
    values.put("ended", points.coverage().end().label());
    values.put("indexSum", points.indexSum());
    values.put("indexCheck", points.indexCheck());
    values.put("stable", points.count(Stability.STABLE));
    values.put("saddle", points.count(Stability.SADDLE));
    values.put("unstable", points.count(Stability.UNSTABLE));
    values.put("stableAsFlowOnly", points.count(Stability.STABLE_AS_FLOW_ONLY));
    values.put("notDifferentiable", points.count(Stability.NOT_DIFFERENTIABLE));
    values.put("slowPoints", points.slow().size());
    values.put("farPoints", points.far().size());
    values.put("starts", points.coverage().starts());
    values.put("ledOutside", points.coverage().ledOutside());
    values.put("linesOfPoints", points.coverage().lines());
    return values;
  }

  private List<Map<String, Object>> inputs() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Search search : searches) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("input", search.input().name());
      row.put("fixedPoints", search.points().points().size());
      row.putAll(summary(search.points()));
      rows.add(row);
    }
    return rows;
  }

  private List<Map<String, Object>> transitions() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (AttractorGraph.Transition transition : graph.transitions()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("from", transition.from() + 1);
      row.put("pulse", transition.pulse().name());
      row.put("steps", transition.pulse().steps());
      row.put("to", transition.to().isPresent() ? transition.to().getAsInt() + 1 : null);
      rows.add(row);
    }
    return rows;
  }

  private void graphInWords(Result.Builder result) {
    if (graph.transitions().isEmpty()) {
      return;
    }
    long stay = graph.transitions().stream().filter(AttractorGraph.Transition::stays).count();
    long lost = graph.transitions().stream().filter(t -> t.to().isEmpty()).count();
    long move = graph.transitions().size() - stay - lost;
    result.line(
        "%s and %s of the input: %s lead to another stable point, %s back, %s to none that is known"
            .formatted(
                counted(graph.nodes().size(), "stable point"),
                counted(graph.pulses().size(), "pulse"),
                move,
                stay,
                lost));
  }

  private static List<Map<String, Object>> counts(FixedPoints points) {
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

  private void describeInWords(Search search, Result.Builder result) {
    FixedPoints points = search.points();
    Coverage coverage = points.coverage();
    result.line(
        "%s%s%s: %s; %s"
            .formatted(
                searches.size() == 1 ? "" : search.input().name() + ": ",
                coverage.partial() ? "partial result, the time was up: " : "",
                counted(points.points().size(), "fixed point"),
                points.countsInWords(),
                completeness(points)));
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
          "%s of %s starts were led out of the box that the network can reach and were given up"
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
          "The search ended at %s points; this may be a continuous attractor"
              .formatted(FixedPointSearch.MOST_POINTS));
    }
  }

  private static String completeness(FixedPoints points) {
    if (points.completeness() == FixedPoints.Completeness.EXACT) {
      return "complete, by exact enumeration";
    } else if (!points.indexSumApplies()) {
      return "index sum not applicable";
    }
    return points.consistent()
        ? "index sum %s (consistent)".formatted(points.indexSum())
        : points.indexCheck();
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private List<Map<String, Object>> rows(Function<FixedPoints, List<FixedPoint>> kind) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Search search : searches) {
      for (FixedPoint point : kind.apply(search.points())) {
        rows.add(row(rows.size() + 1, search.input().name(), point));
      }
    }
    return rows;
  }

  private Map<String, Object> row(int number, String input, FixedPoint point) {
    boolean judged = point.eigen().isPresent();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("point", number);
    row.put("input", input);
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
    return row;
  }

  private static Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private void addStates(
      Result.Builder result, String name, Function<FixedPoints, List<FixedPoint>> kind) {
    List<FixedPoint> points = all(kind);
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

  private static <T> INDArray stacked(List<T> things, Function<T, double[]> values) {
    return Nd4j.createFromArray(things.stream().map(values).toArray(double[][]::new));
  }
}
