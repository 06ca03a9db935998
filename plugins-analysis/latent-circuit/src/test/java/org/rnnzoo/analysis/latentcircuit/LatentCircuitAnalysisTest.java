package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.testkit.AnalysisContract;
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
            "unanchoredR2Full",
            "unanchoredPerturbationCorrelation",
            "fixedPoints");
    assertThat((List<?>) result.values().get("restarts")).hasSize(3);
    assertThat(result.arrays().get("Q").shape()).containsExactly(8, 2);
    assertThat(result.arrays().get("w").shape()).containsExactly(2, 2);
    assertThat(result.figures())
        .containsOnlyKeys(
            "circuit", "conjugation", "perturbation", "trajectories", "phase-portrait");
  }

  @Test
  void withoutAnchorThereIsNothingToCompare() {
    Result result = analyze(Fits.shorter(Fits.parameters(2, Masks.FREE, true, false, 0), 20, 1, 8));
    assertThat(result.values()).doesNotContainKey("unanchoredR2Full");
    assertThat(result.report()).noneMatch(line -> line.contains("anchor"));
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
