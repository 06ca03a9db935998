package org.rnnzoo.task.delayeddiscrimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.Blind;

class CeilingTest {

  private static final int BATCHES = 8;
  private static final int BATCH = 500;

  @ParameterizedTest
  @CsvSource({"v1, 0.7", "v2, 0.6364", "v3, 0.6364"})
  void theSecondFrequencyAloneTellsAsMuchAsTheCardSays(String version, double share) {
    Trials trials = Presets.source(Presets.parameters(version), 50).trials(0, 10_000);
    assertThat(Blind.accuracy(trials, (trial, decision) -> trial.condition().get("f2")))
        .isCloseTo(share, within(0.015));
    assertThat(Presets.version(version).card().shortcut()).isCloseTo(share, within(0.001));
  }

  @Test
  void theFirstFrequencyAloneTellsAsMuch() {
    Trials trials = Presets.source(Presets.parameters("v1"), 50).trials(0, 10_000);
    assertThat(Blind.accuracy(trials, (trial, decision) -> trial.condition().get("f1")))
        .isCloseTo(0.7, within(0.015));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theCeilingOnTheCardIsTheIdealObserver(String version) {
    DelayedDiscriminationParameters p = Presets.parameters(version);
    double accuracy =
        Quantiles.of(p.timing().f1Ms())
            .flatMap(
                f1Ms ->
                    Quantiles.of(p.timing().f2Ms())
                        .flatMap(
                            f2Ms ->
                                p.pairing().pairs().stream()
                                    .mapToDouble(
                                        pair -> IdealObserver.accuracy(p, pair, f1Ms, f2Ms))))
            .average()
            .orElseThrow();
    assertThat(accuracy).isCloseTo(Presets.version(version).card().ceiling(), within(0.0015));
  }

  @ParameterizedTest
  @CsvSource({
    "v1, 5", "v1, 50", "v2, 5", "v2, 10", "v2, 20", "v2, 50", "v3, 5", "v3, 10", "v3, 20", "v3, 50"
  })
  void anObserverOfTheInputsReachesTheCeilingAtAnySamplingPeriod(String version, double dt) {
    int right = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      Trials trials =
          Presets.source(Presets.parameters(version), dt).trials((long) batch * BATCH, BATCH);
      for (int i = 0; i < BATCH; i++) {
        Trial trial = trials.get(i);
        right += trial.decisions().get(0).output() == IdealObserver.choose(trial) ? 1 : 0;
      }
    }
    assertThat((double) right / (BATCHES * BATCH))
        .isCloseTo(Presets.version(version).card().ceiling(), within(0.005));
  }
}
