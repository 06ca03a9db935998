package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.analysis.fixedpoints.Points.coverage;
import static org.rnnzoo.analysis.fixedpoints.Points.kink;
import static org.rnnzoo.analysis.fixedpoints.Points.marginal;
import static org.rnnzoo.analysis.fixedpoints.Points.saddle;
import static org.rnnzoo.analysis.fixedpoints.Points.slow;
import static org.rnnzoo.analysis.fixedpoints.Points.stable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.AttractorGraph;
import org.rnnzoo.dynamics.AttractorGraph.Transition;
import org.rnnzoo.dynamics.Coverage.End;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.InputPulse;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Stability;

class FindingsTest {

  private static final String PLAIN = "index sum 1 (consistent)";
  private static final AttractorGraph NO_GRAPH =
      new AttractorGraph(List.of(), List.of(), List.of());

  private static Result result(FixedPoints... found) {
    return result(NO_GRAPH, found);
  }

  private static Result result(AttractorGraph graph, FixedPoints... found) {
    List<Search> searches = new ArrayList<>();
    for (FixedPoints points : found) {
      int number = searches.size();
      searches.add(
          new Search(HeldInput.of("input " + number, new double[] {0.5 + number}), points));
    }
    Result.Builder result = Result.builder();
    new Findings(Points.SYSTEM, searches, graph, 2).describe(result);
    return result.build();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Result result, String table) {
    return (List<Map<String, Object>>) result.values().get(table);
  }

  @Test
  void aPlainPointIsOneLine() {
    assertThat(result(Points.of(stable(0, 0))).report())
        .containsExactly("1 fixed point: 1 with 0 unstable dimensions; " + PLAIN);
  }

  @Test
  void severalInputsAreNamed() {
    assertThat(result(Points.of(stable(0, 0)), Points.of(stable(1, 0))).report())
        .containsExactly(
            "input 0: 1 fixed point: 1 with 0 unstable dimensions; " + PLAIN,
            "input 1: 1 fixed point: 1 with 0 unstable dimensions; " + PLAIN);
  }

  @Test
  void aPointThatTheStepLeavesIsSaidNotToBeRested() {
    FixedPoints points = Points.of(Points.point(Stability.STABLE_AS_FLOW_ONLY, 0, 1, 0, 0, 0));
    assertThat(result(points).report())
        .hasSize(2)
        .last()
        .isEqualTo(
            "1 fixed point with more unstable dimensions as simulated at this dt (0.200 τ) than in"
                + " continuous time: the simulated network does not rest there");
    assertThat(result(points).values()).containsEntry("stableAsFlowOnly", 1);
  }

  @Test
  void pointsOnAKinkAreSaidToHaveNoEigenvalues() {
    assertThat(result(Points.of(stable(0, 0), kink(1, 1), kink(2, 2))).report())
        .hasSize(2)
        .last()
        .isEqualTo(
            "2 fixed points on a kink of the activation: not differentiable here, so no"
                + " eigenvalues and no time constant");
  }

  @Test
  void linesOfPointsAreCounted() {
    FixedPoints points =
        Points.with(coverage(End.NOTHING_NEW, 0, 1), List.of(), List.of(), stable(0, 0));
    assertThat(result(points).report())
        .hasSize(2)
        .last()
        .isEqualTo("1 whole line of fixed points beside them");
    assertThat(result(points).values()).containsEntry("linesOfPoints", 1);
  }

  @Test
  void slowPointsAreToldByTheFastestAndByHowFarItGetsInATrial() {
    FixedPoints points =
        Points.with(
            coverage(End.NOTHING_NEW, 0, 0),
            List.of(slow(0.25), slow(0.125)),
            List.of(),
            stable(0, 0));
    assertThat(result(points).report())
        .hasSize(2)
        .last()
        .isEqualTo(
            "2 slow points with a speed up to 0.25 1/s (root mean square over state variables):"
                + " 0.50 over a trial of 2.00 s");
    assertThat(rows(result(points), "slow"))
        .extracting(row -> row.get("driftPerTrial"))
        .containsExactly(0.25, 0.5);
  }

  @Test
  void farPointsAreCounted() {
    FixedPoints points =
        Points.with(
            coverage(End.NOTHING_NEW, 0, 0), List.of(), List.of(saddle(9, 9)), stable(0, 0));
    assertThat(result(points).report())
        .hasSize(2)
        .last()
        .isEqualTo("1 fixed point far from where the network goes");
    assertThat(result(points).values()).containsEntry("farPoints", 1);
  }

  @Test
  void startsThatWereLedOutsideAreCounted() {
    FixedPoints points =
        Points.with(coverage(End.NOTHING_NEW, 3, 0), List.of(), List.of(), stable(0, 0));
    assertThat(result(points).report())
        .hasSize(2)
        .last()
        .isEqualTo(
            "3 of 30 starts were led out of the box that the network can reach and were given up");
  }

  @Test
  void marginalPointsAreCounted() {
    assertThat(result(Points.of(stable(0, 0), marginal(1, 1))).report())
        .hasSize(2)
        .last()
        .isEqualTo("1 fixed point with a direction that is neither stable nor unstable");
  }

  @Test
  void aSearchThatFoundTooManySaysWhatTheyMayBe() {
    FixedPoints points =
        Points.with(coverage(End.MOST_POINTS, 0, 0), List.of(), List.of(), stable(0, 0));
    assertThat(result(points).report())
        .hasSize(2)
        .last()
        .asString()
        .matches("The search ended at \\d+ points; this may be a continuous attractor");
  }

  @Test
  void anEnumerationIsComplete() {
    FixedPoints points =
        Points.with(coverage(End.ALL_FOUND, 0, 0), List.of(), List.of(), stable(0, 0));
    assertThat(result(points).report().get(0)).endsWith("; complete, by exact enumeration");
  }

  @Test
  void anIndexSumThatIsNotOneIsToldAsItIs() {
    assertThat(result(Points.of(stable(0, 0), stable(1, 1))).report().get(0))
        .endsWith("; index sum 2: points are missing");
  }

  @Test
  void whereAnIndexSumTellsNothingThatIsSaid() {
    FixedPoints unbounded =
        new FixedPoints(
            List.of(stable(0, 0)), List.of(), List.of(), false, coverage(End.NOTHING_NEW, 0, 0));
    assertThat(result(unbounded).report().get(0)).endsWith("; index sum not applicable");
  }

  @Test
  void aSearchThatWasBrokenOffSaysSo() {
    FixedPoints points =
        Points.with(coverage(End.TIME_UP, 0, 0), List.of(), List.of(), stable(0, 0));
    assertThat(result(points).report().get(0))
        .startsWith("partial result, the time was up: 1 fixed point: ");
  }

  @Test
  void pointsAreNumberedThroughAllInputs() {
    Result result = result(Points.of(stable(0, 0), saddle(1, 1)), Points.of(stable(2, 2)));
    assertThat(rows(result, "points"))
        .extracting(row -> row.get("point") + " " + row.get("input") + " " + row.get("stability"))
        .containsExactly("1 input 0 stable", "2 input 0 saddle", "3 input 1 stable");
    assertThat(result.arrays().get("states").toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0, 0}, {1, 1}, {2, 2}});
    assertThat(result.arrays().get("inputs").toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0.5}, {1.5}});
    assertThat(result.arrays().get("input").toDoubleVector()).containsExactly(0.5);
  }

  @Test
  void aPointIsToldWithAllThatIsKnownOfIt() {
    assertThat(rows(result(Points.of(saddle(1, 1))), "points").get(0))
        .containsEntry("unstableDimensions", 1)
        .containsEntry("unstableDimensionsAsSimulated", 1)
        .containsEntry("index", -1)
        .containsEntry("marginal", false)
        .containsEntry("slowestTimeConstantMs", 1000.0)
        .containsEntry("frequencyHz", 0.5)
        .containsEntry("largestMultiplier", 0.9);
  }

  @Test
  void whatIsNotKnownOfAPointIsLeftOpen() {
    assertThat(rows(result(Points.of(kink(1, 1))), "points").get(0))
        .containsEntry("unstableDimensions", null)
        .containsEntry("unstableDimensionsAsSimulated", null)
        .containsEntry("index", null)
        .containsEntry("marginal", null)
        .containsEntry("slowestTimeConstantMs", null)
        .containsEntry("largestMultiplier", null);
    assertThat(rows(result(Points.of(marginal(1, 1))), "points").get(0))
        .containsEntry("slowestTimeConstantMs", null);
  }

  @Test
  void countsAreThoseOfTheFlowAndOfTheStep() {
    FixedPoints points =
        Points.of(
            stable(0, 0), Points.point(Stability.STABLE_AS_FLOW_ONLY, 0, 2, 0, 0, 0), saddle(1, 1));
    assertThat(rows(result(points), "counts"))
        .extracting(
            row ->
                "%s: %s, %s"
                    .formatted(
                        row.get("unstableDimensions"),
                        row.get("points"),
                        row.get("pointsAsSimulated")))
        .containsExactly("0: 2, 1", "1: 1, 1", "2: 0, 1");
  }

  @Test
  void everyInputIsARowOfNumbers() {
    Result result = result(Points.of(stable(0, 0), saddle(1, 1)), Points.of(stable(2, 2)));
    assertThat(rows(result, "inputs"))
        .extracting(
            row -> row.get("input") + " " + row.get("fixedPoints") + " " + row.get("saddle"))
        .containsExactly("input 0 2 1", "input 1 1 0");
    assertThat(rows(result, "inputs").get(0)).containsEntry("starts", 30);
  }

  @Test
  void arraysHoldOutputsEigenvaluesAndJacobians() {
    Result result = result(Points.of(stable(0.1, 0.3), kink(1, 1)));
    assertThat(result.arrays().get("outputs").getDouble(0, 0)).isCloseTo(4, within(1e-12));
    assertThat(result.arrays().get("eigenvaluesReal").toDoubleMatrix()[0])
        .containsExactly(new double[] {-1, -1}, within(1e-12));
    assertThat(Math.abs(result.arrays().get("eigenvaluesImaginary").getDouble(0, 0)))
        .isCloseTo(2, within(1e-12));
    assertThat(result.arrays().get("eigenvaluesReal").toDoubleMatrix()[1])
        .containsExactly(Double.NaN, Double.NaN);
    assertThat(result.arrays().get("jacobians").slice(0).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{-1, -2}, {2, -1}});
    assertThat(result.arrays().get("jacobians").slice(1).toDoubleMatrix()[1])
        .containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void whatIsNotThereHasNoArray() {
    assertThat(result(Points.of()).arrays()).containsOnlyKeys("input", "inputs");
    assertThat(result(Points.of(stable(0, 0))).arrays())
        .doesNotContainKeys("slowStates", "farStates");
    FixedPoints all =
        Points.with(
            coverage(End.NOTHING_NEW, 0, 0),
            List.of(slow(0.25)),
            List.of(saddle(9, 9)),
            stable(0, 0));
    assertThat(result(all).arrays()).containsKeys("slowStates", "farStates");
  }

  private static final InputPulse UP = new InputPulse("cue +1", new double[] {1}, 3);

  @Test
  void whereAPulseLeadsIsCountedInWords() {
    AttractorGraph graph =
        new AttractorGraph(
            List.of(0, 1, 2),
            List.of(UP),
            List.of(
                new Transition(0, UP, OptionalInt.of(1)),
                new Transition(1, UP, OptionalInt.of(1)),
                new Transition(2, UP, OptionalInt.empty())));
    Result result = result(graph, Points.of(stable(0, 0), stable(1, 1), stable(2, 2)));
    assertThat(result.report())
        .last()
        .isEqualTo(
            "3 stable points and 1 pulse of the input: 1 lead to another stable point, 1 back, 1"
                + " to none that is known");
    assertThat(rows(result, "transitions"))
        .extracting(
            row ->
                "%s %s %s %s"
                    .formatted(row.get("from"), row.get("pulse"), row.get("steps"), row.get("to")))
        .containsExactly("1 cue +1 3 2", "2 cue +1 3 2", "3 cue +1 3 null");
  }

  /** As many points of a network of a thousand units, a million numbers in each Jacobian. */
  private static Result large(int count) {
    int n = 1000;
    LeakyNetwork network =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            0.2,
            new DMatrixRMaj(n, n),
            new DMatrixRMaj(n, 1),
            new double[n],
            new DMatrixRMaj(1, n),
            new double[1],
            new double[n]);
    FixedPoint plain = stable(new double[n]);
    FixedPoint point =
        new FixedPoint(
            plain.state(),
            plain.q(),
            plain.speed(),
            Optional.of(new Eigen(new DMatrixRMaj(n, n), new double[n], new double[n])),
            plain.unstableDimensions(),
            plain.unstableAsSimulated(),
            plain.stability(),
            plain.marginal(),
            plain.index(),
            plain.slowestTimeConstant(),
            plain.frequency(),
            plain.largestMultiplier(),
            plain.isolated());
    FixedPoint[] points = new FixedPoint[count];
    Arrays.fill(points, point);
    Result.Builder result = Result.builder();
    new Findings(
            network,
            List.of(new Search(HeldInput.of("no input", new double[1]), Points.of(points))),
            NO_GRAPH,
            2)
        .describe(result);
    return result.build();
  }

  @Test
  void fourMillionNumbersOfJacobiansAreStoredAndNoMore() {
    assertThat(large(4).arrays().get("jacobians").shape()).containsExactly(4, 1000, 1000);
    assertThat(large(5).arrays()).containsKey("states").doesNotContainKey("jacobians");
  }
}
