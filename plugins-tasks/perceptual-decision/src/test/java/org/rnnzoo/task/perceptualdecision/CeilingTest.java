package org.rnnzoo.task.perceptualdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

class CeilingTest {

  private static final int BATCHES = 20;
  private static final int BATCH = 500;

  @ParameterizedTest
  @CsvSource({
    "2, 0.064, 0.817", "2, 0.128, 0.965", "2, 0.256, 1", "2, 0.512, 1",
    "4, 0.064, 0.639", "4, 0.128, 0.914", "4, 0.256, 1", "4, 0.512, 1"
  })
  void anIdealObserverOf800MsIsRightAsOftenAsTheFormulaSays(
      int choices, double coherence, double accuracy) {
    assertThat(IdealObserver.accuracy(choices, coherence, 800, 0.1))
        .isCloseTo(accuracy, within(0.0006));
  }

  @Test
  void withTwoChoicesTheFormulaHasAClosedForm() {
    // Φ(c·sqrt(T/τ)/(2σ)) = Φ(0.064·sqrt(8)/0.2) = Φ(0.9051).
    assertThat(IdealObserver.accuracy(2, 0.064, 800, 0.1)).isCloseTo(0.81729, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theCeilingOnTheCardIsTheIdealObserver(String version) {
    PerceptualDecisionParameters p = Presets.parameters(version);
    double accuracy =
        Quantiles.of(p.timing().stimulusMs())
            .flatMap(
                ms ->
                    p.coherences().stream()
                        .filter(coherence -> coherence > 0)
                        .mapToDouble(c -> IdealObserver.accuracy(p.choices(), c, ms, p.sigma())))
            .average()
            .orElseThrow();
    assertThat(accuracy).isCloseTo(Presets.version(version).card().ceiling(), within(0.002));
  }

  @ParameterizedTest
  @CsvSource({
    "v1, 5", "v1, 10", "v1, 20", "v1, 50",
    "v2, 5", "v2, 10", "v2, 20", "v2, 50",
    "v3, 5", "v3, 10", "v3, 20", "v3, 50"
  })
  void anObserverOfTheInputsReachesTheCeilingAtAnySamplingPeriod(String version, double dt) {
    TrialSource<PerceptualDecisionParameters> source =
        Presets.source(Presets.parameters(version), dt);
    int right = 0;
    int decided = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      Trials trials = source.trials((long) batch * BATCH, BATCH);
      for (int i = 0; i < BATCH; i++) {
        Trial trial = trials.get(i);
        if (!trial.decisions().isEmpty()) {
          decided++;
          // Output 0 is fixation.
          right += trial.decisions().get(0).output() == 1 + IdealObserver.choose(trial) ? 1 : 0;
        }
      }
    }
    assertThat((double) right / decided)
        .isCloseTo(Presets.version(version).card().ceiling(), within(0.01));
  }
}
