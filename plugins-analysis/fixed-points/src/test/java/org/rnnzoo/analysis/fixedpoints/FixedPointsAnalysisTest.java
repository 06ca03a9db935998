package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.TestAnalysisContext;

class FixedPointsAnalysisTest implements AnalysisContract<FixedPointsParameters>, BundleContract {

  private static FixedPointsParameters quick(List<Double> input) {
    FixedPointsParameters standard = FixedPointsParameters.standard();
    return new FixedPointsParameters(
        8,
        input,
        16,
        standard.batches(),
        standard.tolerance(),
        standard.slowSpeed(),
        standard.uniqueness(),
        standard.farFactor(),
        standard.bound(),
        standard.seconds(),
        true);
  }

  @Override
  public Analysis<FixedPointsParameters> analysis() {
    return new FixedPointsAnalysis();
  }

  @Override
  public FixedPointsParameters parameters() {
    return quick(List.of());
  }

  private Result analyze(FixedPointsParameters parameters) {
    return analysis().analyze(run(), parameters, new TestAnalysisContext(1));
  }

  @Test
  void aNetworkThatHoldsTheSignOfItsInputHasTwoStablePointsAndASaddle() {
    Result result = analyze(parameters());
    assertThat(result.report())
        .first()
        .isEqualTo(
            "3 fixed points: 2 with 0, 1 with 1 unstable dimensions; index sum 1 (consistent)");
    assertThat(result.values())
        .containsEntry("indexSum", 1)
        .containsEntry("indexCheck", "index sum consistent")
        .containsEntry("stable", 2)
        .containsEntry("saddle", 1)
        .containsEntry("unstable", 0)
        .containsEntry("slowPoints", 0)
        .containsEntry("farPoints", 0);
    assertThat(result.arrays().get("states").shape()).containsExactly(3, 8);
    assertThat(result.arrays().get("jacobians").shape()).containsExactly(3, 8, 8);
  }

  @Test
  void aStrongConstantInputLeavesOneFixedPoint() {
    Result result = analyze(quick(List.of(3.0)));
    assertThat(result.report().get(0)).startsWith("1 fixed point: 1 with 0 unstable dimensions");
    assertThat(result.figures().get("phase-portrait").title()).contains("input [3.0]");
  }

  @Test
  void anInputOfTheWrongLengthIsRefusedInWords() {
    assertThatThrownBy(() -> analyze(quick(List.of(1.0, 0.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The parameter 'input' has 2 values, but the network takes 1; give one for each, or an"
                + " empty list for zeros.");
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyRowOfTheTableSaysHowStableAndHowSlowThePointIs() {
    List<Map<String, Object>> rows =
        (List<Map<String, Object>>) analyze(parameters()).values().get("points");
    assertThat(rows)
        .extracting(row -> row.get("stability"))
        .containsExactly("stable", "stable", "saddle");
    assertThat(rows).extracting(row -> row.get("unstableDimensions")).containsExactly(0, 0, 1);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsKeys("speed", "q", "index", "slowestTimeConstantMs", "frequencyHz"));
  }
}
