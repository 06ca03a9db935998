package org.rnnzoo.task.multisensory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;

class CeilingTest {

  private static final int BATCHES = 20;
  private static final int BATCH = 500;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theCeilingOnTheCardIsTheIdealObserver(String version) {
    assertThat(Theory.mean(Presets.parameters(version), Theory::bayesian))
        .isCloseTo(Presets.version(version).card().ceiling(), within(0.001));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theShortcutOnTheCardIsTheObserverOfOneSense(String version) {
    assertThat(Theory.mean(Presets.parameters(version), Theory.weighted(1, 0)))
        .isCloseTo(Presets.version(version).card().shortcut(), within(0.001));
  }

  @Test
  void theSecondSenseIsWorthAFactorOfSqrt2() {
    MultisensoryParameters v1 = Presets.parameters("v1");
    double single = Theory.mean(v1, "visual", Theory.weighted(1, 0));
    double both = Theory.mean(v1, "both", Theory.weighted(1, 1));
    assertThat(single).isCloseTo(0.860, within(0.0005));
    assertThat(both).isCloseTo(0.905, within(0.0006));
    assertThat(Theory.mean(v1, "visual", Theory::bayesian)).isCloseTo(single, within(5e-4));
    assertThat(Theory.mean(v1, "both", Theory::bayesian)).isCloseTo(both, within(5e-4));
  }

  @Test
  void equalWeightsAreNearlyIdealAtEqualNoiseAndNotOtherwise() {
    assertThat(Theory.mean(Presets.parameters("v2"), Theory.weighted(1, 1)))
        .isCloseTo(0.897, within(0.0005));
    assertThat(Theory.mean(Presets.parameters("v3"), Theory.weighted(1, 1)))
        .isCloseTo(0.834, within(0.0006));
  }

  @Test
  void trialsOfUnequalReliabilityTellWeightsByReliabilityFromEqualOnes() {
    MultisensoryParameters v3 = Presets.parameters("v3");
    MultisensoryParameters unequal =
        Presets.with(v3, v3.senses().coherences(), 0, true, v3.noise().sigma(), List.of(0.5, 2.0));
    assertThat(Theory.mean(unequal, Theory.weighted(1, 1))).isCloseTo(0.814, within(0.001));
    assertThat(Theory.mean(unequal, Theory::bayesian)).isCloseTo(0.849, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({
    "v1, 5", "v1, 10", "v1, 20", "v1, 50",
    "v2, 5", "v2, 10", "v2, 20", "v2, 50",
    "v3, 5", "v3, 10", "v3, 20", "v3, 50"
  })
  void observersOfTheInputsScoreAsOnTheCardAtAnySamplingPeriod(String version, double dt) {
    Version.Card card = Presets.version(version).card();
    Scores scores = observe(version, dt);
    assertThat(scores.ideal()).as("ideal").isCloseTo(card.ceiling(), within(0.01));
    assertThat(scores.oneSense()).as("one sense").isCloseTo(card.shortcut(), within(0.01));
    if (version.equals("v3")) {
      assertThat(scores.equalWeights()).as("equal weights").isCloseTo(0.834, within(0.01));
    }
  }

  private record Scores(double ideal, double oneSense, double equalWeights) {}

  private static Scores observe(String version, double dt) {
    MultisensoryParameters p = Presets.parameters(version);
    TrialSource<MultisensoryParameters> source = Presets.source(p, dt);
    Map<String, List<Coherences>> possibleByMode = new HashMap<>();
    double trialShare = 1.0 / (BATCHES * BATCH);
    double ideal = 0;
    double oneSense = 0;
    double equalWeights = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      Trials trials = source.trials((long) batch * BATCH, BATCH);
      for (int i = 0; i < BATCH; i++) {
        Trial trial = trials.get(i);
        String mode = (String) trial.condition().getOrDefault("mode", "both");
        List<Coherences> possible =
            possibleByMode.computeIfAbsent(mode, m -> Coherences.possible(p, m));
        Observation observation = Observation.of(trial, new Clock(dt), p.noise().sigma());
        // Output 1 is right, output 2 is left.
        int side = trial.decisions().get(0).output() == 1 ? 1 : -1;
        ideal += observation.bayesian(possible) == side ? trialShare : 0;
        oneSense += observation.weighted(1, 0) == side ? trialShare : 0;
        equalWeights += observation.weighted(1, 1) == side ? trialShare : 0;
      }
    }
    return new Scores(ideal, oneSense, equalWeights);
  }
}
