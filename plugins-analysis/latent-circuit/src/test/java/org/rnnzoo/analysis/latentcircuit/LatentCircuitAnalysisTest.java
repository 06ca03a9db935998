package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class LatentCircuitAnalysisTest implements AnalysisContract<LatentCircuitParameters> {

  @Override
  public Analysis<LatentCircuitParameters> analysis() {
    return new LatentCircuitAnalysis();
  }

  @Override
  public LatentCircuitParameters parameters() {
    return Fits.shorter(LatentCircuitParameters.DEFAULTS, 400, 2, 16);
  }

  @Test
  void networkThatHoldsOneBitIsACircuitOfOneNode() {
    Result result = analyze(parameters());
    assertThat(number(result, "nodes")).isEqualTo(1);
    assertThat(number(result, "r2Full")).isGreaterThan(.999);
    assertThat(number(result, "r2Output")).isGreaterThan(.999);
    assertThat(number(result, "perturbationCorrelation")).isGreaterThan(.999);
    assertThat(number(result, "perturbationSlope")).isBetween(.9, 1.1);
    assertThat(number(result, "stable")).isEqualTo(2);
    assertThat(number(result, "indexSum")).isEqualTo(1);
    assertThat(result.values()).doesNotContainKey("connectivityCorrelation");
  }

  @Test
  void allMeasuresArraysAndFiguresOfACircuitOfTwoNodesAreThere() {
    LatentCircuitParameters two =
        Fits.shorter(Fits.parameters(2, Masks.LABELLED, true, true, 1), 50, 3, 12);
    Result result = analyze(two);
    assertThat(result.values().keySet())
        .contains(
            "r2Full",
            "r2Subspace",
            "pcaCeiling",
            "r2Output",
            "connectivityCorrelation",
            "perturbationCorrelation",
            "perturbationSlope",
            "perturbationControlCorrelation",
            "r2Relative",
            "projectedVariance",
            "scale",
            "verdict",
            "reasons",
            "circuits",
            "lesions",
            "changedOutputs",
            "accuracyCircuit",
            "restartsAgreeing",
            "fixedPoints");
    assertThat((List<?>) result.values().get("circuits")).hasSize(2);
    assertThat((List<?>) result.values().get("restarts")).hasSize(3);
    assertThat(result.arrays().get("Q").shape()).containsExactly(8, 2);
    assertThat(result.arrays().get("w").shape()).containsExactly(2, 2);
    assertThat(result.figures())
        .containsOnlyKeys(
            "circuit",
            "conjugation",
            "perturbation",
            "connection",
            "trajectories",
            "phase-portrait");
  }

  @Test
  void withoutAnchorThereIsNothingToCompare() {
    Result result = analyze(Fits.shorter(Fits.parameters(2, Masks.FREE, true, false, 0), 20, 1, 8));
    assertThat((List<?>) result.values().get("circuits")).hasSize(1);
    assertThat(result.report()).noneMatch(line -> line.startsWith("Anchor"));
  }

  @Test
  void theVerdictComesFirst() {
    Result result = analyze(parameters());
    assertThat(result.report().get(0)).startsWith("Verdict: good.").contains("2 stable points");
    assertThat(result.values()).containsEntry("verdict", "good");
    Result hasty = analyze(Fits.with(parameters(), "steps", 1, "restarts", 1, "anchor", 0.));
    assertThat(hasty.report().get(0)).startsWith("Verdict: poor.");
    assertThat(hasty.figures().get("circuit").title()).startsWith("Latent circuit, 1 node, poor: ");
  }

  @Test
  void growthTellsOfEverySizeAndShowsTheSmallestGoodCircuit() {
    Result result = analyze(Fits.with(parameters(), "nodes", "1..3", "steps", 300));
    assertThat((List<?>) result.values().get("circuits")).hasSize(6);
    assertThat(number(result, "nodes")).isEqualTo(1);
    assertThat(result.figures()).containsKey("growth");
    assertThat(result.report().get(1)).startsWith("Verdicts by size: 1 good");
  }

  @Test
  void aConnectionIsNamedByItsEnds() {
    Result result =
        analyze(Fits.with(parameters(), "nodes", "2", "steps", 50, "connection", "x2->x1"));
    assertThat(result.values()).containsEntry("changedConnection", "x2 → x1");
    assertThatThrownBy(() -> analyze(Fits.with(parameters(), "steps", 1, "connection", "x2->x1")))
        .hasMessageContaining("The nodes are x1.");
  }

  @Test
  void whatAPresetFixesCannotBeSet() {
    assertThatThrownBy(
            () ->
                analyze(Fits.with(parameters(), "preset", Preset.AS_PUBLISHED, "stateWeight", 0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as-published fixes");
  }

  @Test
  void aNetworkThatIsNotFiniteIsRefusedInASentence() {
    TrainedRun run = run();
    run.network().weights().values()[3] = Float.NaN;
    assertThatThrownBy(() -> analysis().analyze(run, parameters(), new TestAnalysisContext(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not finite");
  }

  @Test
  void aNetworkThatNeverMovesIsRefusedInASentence() {
    TrainedRun run = run();
    Arrays.fill(run.network().weights().values(), 0);
    assertThatThrownBy(() -> analysis().analyze(run, parameters(), new TestAnalysisContext(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never changes");
  }

  @Test
  void oneTrialIsEnoughForAResult() {
    Result result = analyze(Fits.shorter(LatentCircuitParameters.DEFAULTS, 50, 1, 1));
    assertThat(result.report().get(0)).startsWith("Verdict: ");
  }

  @Test
  void anUntrainedNetworkHasNoGoodCircuit() {
    int untrained = 0;
    for (int seed = 4; seed <= 9; seed++) {
      PlainNetwork network =
          PlainNetwork.random(new Dimensions(1, 8, 1), new Clock(20), 0, RandomStream.root(seed));
      Result result =
          analysis()
              .analyze(
                  new TrainedRun(network, run().trials()),
                  Fits.with(parameters(), "nodes", "3", "steps", 100),
                  new TestAnalysisContext(2));
      // To keep the sign of a cue is so easy that a random network may do it.
      if (number(result, "accuracyNetwork") < .5) {
        assertThat(result.values()).containsEntry("verdict", "poor");
        untrained++;
      }
    }
    assertThat(untrained).isGreaterThanOrEqualTo(3);
  }

  @Test
  void tooFewLabelledNodesAndTooManyNodesAreRefused() {
    assertThatThrownBy(() -> analyze(Fits.parameters(1, Masks.LABELLED, true, false, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 inputs and 1 outputs")
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> analyze(Fits.parameters(9, Masks.FREE, true, false, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9 nodes")
        .hasMessageContaining("at most 8");
  }

  @Test
  void networkOfAnotherKindIsRefused() {
    DynamicalSystem another = only(DynamicalSystem.class, null);
    TrainedRun run = new TrainedRun(only(Network.class, another), run().trials());
    assertThatThrownBy(() -> analysis().analyze(run, parameters(), new TestAnalysisContext(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate or current form");
  }

  /** Something of a type that gives the same answer to every question. */
  private static <T> T only(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> answer));
  }

  private Result analyze(LatentCircuitParameters parameters) {
    return analysis().analyze(run(), parameters, new TestAnalysisContext(2));
  }

  private static double number(Result result, String name) {
    return ((Number) result.values().get(name)).doubleValue();
  }
}
