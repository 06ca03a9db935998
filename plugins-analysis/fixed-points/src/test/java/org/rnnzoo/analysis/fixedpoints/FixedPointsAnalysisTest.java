package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.TestAnalysisContext;

class FixedPointsAnalysisTest implements AnalysisContract<FixedPointsParameters>, BundleContract {

  private static FixedPointsParameters quick(List<String> input, String... by) {
    FixedPointsParameters standard = FixedPointsParameters.standard();
    return new FixedPointsParameters(
        new InputSettings(8, input, List.of(by)),
        new SearchCriteria(
            16,
            standard.criteria().batches(),
            standard.criteria().tolerance(),
            standard.criteria().slowSpeed(),
            standard.criteria().uniqueness(),
            standard.criteria().farFactor()),
        new SearchLimits(standard.limits().bound(), standard.limits().seconds()),
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
    Result result = analyze(quick(List.of("3.0")));
    assertThat(result.report().get(0)).startsWith("1 fixed point: 1 with 0 unstable dimensions");
    assertThat(result.figures().get("phase-portrait").title()).contains("input [3.0]");
  }

  @Test
  void anInputOfTheWrongLengthIsRefusedInWords() {
    assertThatThrownBy(() -> analyze(quick(List.of("1.0", "0.0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The parameter 'input' has 2 values, but the network takes 1; give one for each, or an"
                + " empty list for zeros.");
  }

  @Test
  void aSearchWithoutTimeSaysThatItsResultIsPartial() {
    FixedPointsParameters s = FixedPointsParameters.standard();
    FixedPointsParameters hurried =
        new FixedPointsParameters(
            new InputSettings(8, List.of(), List.of()),
            new SearchCriteria(
                s.criteria().seeds(),
                s.criteria().batches(),
                s.criteria().tolerance(),
                s.criteria().slowSpeed(),
                s.criteria().uniqueness(),
                s.criteria().farFactor()),
            new SearchLimits(s.limits().bound(), 1e-6),
            false);
    Result result = analyze(hurried);
    assertThat(result.partial()).get().asString().contains("points may be missing for: no input");
    assertThat(result.values()).containsEntry("completeness", "partial");
    assertThat(result.report().get(0)).startsWith("partial result, the time was up: ");
    assertThat(analyze(parameters()).partial()).isEmpty();
  }

  @Test
  void anInputIsNamedByItsChannel() {
    Result result = analyze(quick(List.of("cue=3")));
    assertThat(result.values()).containsEntry("inputName", "cue = 3");
    assertThat(result.arrays().get("input").getDouble(0)).isEqualTo(3);
  }

  @Test
  void eachEpochAndConditionHasItsOwnPoints() {
    Result result = analyze(quick(List.of("epochs"), "sign"));
    List<Map<String, Object>> inputs = table(result, "inputs");
    assertThat(inputs)
        .extracting(row -> row.get("input"))
        .contains("epoch cue, sign = 1", "epoch cue, sign = -1", "epoch delay, sign = 1")
        .hasSize(6);
    assertThat(result.report()).anyMatch(line -> line.startsWith("epoch delay, sign = 1: 3 fixed"));
    assertThat(table(result, "points"))
        .extracting(row -> row.get("input"))
        .containsAll(inputs.stream().map(row -> row.get("input")).toList());
    assertThat(result.arrays().get("inputs").shape()).containsExactly(6, 1);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> table(Result result, String name) {
    return (List<Map<String, Object>>) result.values().get(name);
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

  @Test
  void whatItIsAtIsToldOnTheWay() {
    List<String> told = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            told.add(String.format(Locale.ROOT, "%s %.2f", activity, fraction));
          }
        };
    analysis().analyze(run(), quick(List.of("epochs")), context);
    assertThat(told)
        .startsWith("simulating trials 0.00", "searching for fixed points, epoch cue 0.00")
        .contains("searching for fixed points, epoch delay 0.27", "following pulses 0.80")
        .endsWith("drawing 0.90", "done 1.00");
    assertThat(told.stream().filter("following pulses 0.80"::equals).count()).isGreaterThan(1);
  }

  @Test
  void theDriftIsThatOverATrialOfMeanLength() {
    Trials trials = run().trials().trials(0, 8);
    double steps = 0;
    for (int i = 0; i < 8; i++) {
      steps += trials.get(i).steps();
    }
    double seconds = steps / 8 * 20 / 1000;
    List<Map<String, Object>> rows = table(analyze(parameters()), "points");
    assertThat(rows).anySatisfy(row -> assertThat((double) row.get("speed")).isPositive());
    for (Map<String, Object> row : rows) {
      assertThat((double) row.get("driftPerTrial"))
          .isCloseTo(seconds * (double) row.get("speed"), withinPercentage(1e-6));
    }
  }

  @Test
  void oneInputHasOnePortraitAndAFigureOfWherePulsesLead() {
    Result result = analyze(parameters());
    assertThat(result.figures()).containsOnlyKeys("phase-portrait", "eigenvalues", "attractors");
    Figure portrait = result.figures().get("phase-portrait");
    assertThat(portrait.title()).isEqualTo("Phase portrait, no input");
    assertThat(portrait.description())
        .endsWith(" no input: 2 with 0, 1 with 1 unstable dimensions.");
    assertThat(portrait.columns()).isEqualTo(1);
    assertThat(portrait.width()).isEqualTo(Figure.Width.WIDE);
    assertThat(portrait.panels().get(0).title())
        .matches("the plane holds \\d\\d+ % of the variance(, arrows are a slice)?");
  }

  @Test
  void severalInputsHavePortraitsSideBySide() {
    Figure portraits = analyze(quick(List.of("epochs"))).figures().get("phase-portrait");
    assertThat(portraits.title()).isEqualTo("Phase portraits of 3 inputs");
    assertThat(portraits.columns()).isEqualTo(2);
    assertThat(portraits.width()).isEqualTo(Figure.Width.PAGE);
    assertThat(portraits.panels().get(1).title()).startsWith("epoch delay: the plane holds ");
  }

  @Test
  void pulsesAreToldOnceBeforeAndOnceForEachInEachStablePoint() {
    List<String> told = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            told.add(activity);
          }
        };
    Result result = analysis().analyze(run(), parameters(), context);
    // Cues of +1 and −1 in two stable points.
    assertThat(table(result, "transitions")).hasSize(4);
    assertThat(told.stream().filter("following pulses"::equals)).hasSize(5);
  }

  @Test
  void itSaysWhoseMethodItIsAndWhatItIsAbout() {
    assertThat(analysis().citation()).startsWith("Sussillo & Barak, 2013");
    assertThat(analysis().tags()).contains("attractor");
  }
}
