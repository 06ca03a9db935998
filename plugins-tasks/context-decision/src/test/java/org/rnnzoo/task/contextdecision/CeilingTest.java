package org.rnnzoo.task.contextdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.testkit.Blind;

class CeilingTest {

  private static final int BATCHES = 20;
  private static final int BATCH = 500;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theCeilingOnTheCardIsTheIdealObserver(String version) {
    assertThat(formula(Presets.parameters(version), Observer.IDEAL))
        .isCloseTo(Presets.version(version).card().ceiling(), within(0.002));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theShortcutOnTheCardIsTheObserverWhoDoesNotKnowTheContext(String version) {
    assertThat(formula(Presets.parameters(version), Observer.BLIND))
        .isCloseTo(Presets.version(version).card().shortcut(), within(0.001));
  }

  @Test
  void withoutNeutralTrialsTheShortcutOfTheLastVersionIsLower() {
    ContextDecisionParameters v3 = Presets.parameters("v3");
    List<Double> above0 = v3.coherences().stream().filter(c -> c > 0).toList();
    ContextDecisionParameters p =
        Presets.with(
            v3, above0, v3.context().contextVariant(), v3.timing().cueMs(), v3.inputs().sigma());
    assertThat(formula(p, Observer.BLIND)).isCloseTo(0.726, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.753", "0.15, 0.980", "0.5, 1"})
  void anIdealObserverOf750MsIsRightAsOftenAsTheFormulaSays(double coherence, double accuracy) {
    assertThat(Observer.IDEAL.accuracy(coherence, 0, Observer.noise(0.1, 750)))
        .isCloseTo(accuracy, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({
    "v1, 5", "v1, 10", "v1, 20", "v1, 50",
    "v2, 5", "v2, 10", "v2, 20", "v2, 50",
    "v3, 5", "v3, 10", "v3, 20", "v3, 50"
  })
  void observersOfTheInputsScoreAsOnTheCardAtAnySamplingPeriod(String version, double dt) {
    int decided = 0;
    int ideal = 0;
    int blind = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      Trials trials =
          Presets.source(Presets.parameters(version), dt).trials((long) batch * BATCH, BATCH);
      for (int i = 0; i < BATCH; i++) {
        Trial trial = trials.get(i);
        if (!trial.decisions().isEmpty()) {
          decided++;
          ideal += Observer.IDEAL.isRight(trial) ? 1 : 0;
          blind += Observer.BLIND.isRight(trial) ? 1 : 0;
        }
      }
    }
    Version.Card card = Presets.version(version).card();
    assertThat((double) ideal / decided).as("ideal").isCloseTo(card.ceiling(), within(0.01));
    assertThat((double) blind / decided).as("blind").isCloseTo(card.shortcut(), within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void withoutNoiseIgnoringTheContextGivesThreeOfFour(String version) {
    Trials trials = Presets.source(Presets.parameters(version), 50).trials(0, 20_000);
    double accuracy =
        Blind.accuracy(
            trials,
            (trial, decision) ->
                List.of(trial.condition().get("motion"), trial.condition().get("color")));
    assertThat(accuracy).isCloseTo(0.75, within(0.03));
  }

  @Test
  void neitherTheContextNorTheOtherCoherenceTellsTheAnswer() {
    Trials trials = Presets.source(Presets.parameters("v1"), 50).trials(0, 20_000);
    assertThat(Blind.accuracy(trials, (trial, decision) -> trial.condition().get("context")))
        .isCloseTo(0.5, within(0.02));
    assertThat(
            Blind.accuracy(
                trials,
                (trial, decision) ->
                    trial
                        .condition()
                        .get(
                            trial.condition().get("context").equals("motion")
                                ? "color"
                                : "motion")))
        .isCloseTo(0.5, within(0.02));
  }

  private static double formula(ContextDecisionParameters p, Observer observer) {
    double more = p.inputs().stimulusInResponse() ? p.timing().responseMs().mean() : 0;
    return Quantiles.of(p.timing().stimulusMs())
        .map(ms -> Observer.noise(p.inputs().sigma(), ms + more))
        .flatMap(
            noise ->
                signed(p)
                    .filter(attended -> attended != 0)
                    .flatMap(
                        attended ->
                            signed(p).map(other -> observer.accuracy(attended, other, noise))))
        .average()
        .orElseThrow();
  }

  private static DoubleStream signed(ContextDecisionParameters p) {
    return p.coherences().stream().flatMapToDouble(c -> DoubleStream.of(c, -c));
  }
}
