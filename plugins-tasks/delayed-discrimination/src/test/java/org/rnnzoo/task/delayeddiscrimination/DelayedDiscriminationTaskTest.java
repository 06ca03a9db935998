package org.rnnzoo.task.delayeddiscrimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class DelayedDiscriminationTaskTest implements TaskContract<DelayedDiscriminationParameters> {

  @Override
  public Task<DelayedDiscriminationParameters> task() {
    return Presets.TASK;
  }

  @Test
  void twoInputsCarryTheFrequencyAndTwoOutputsTheComparison() {
    Channels channels = Presets.TASK.channels(Presets.parameters("v1"));
    assertThat(channels.inputs())
        .containsExactly("fixation", "frequency.positive", "frequency.negative");
    assertThat(channels.outputs()).containsExactly("fixation", "f1-higher", "f2-higher");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void theFixedVersionsHaveTheStepsOfTheTable(String version) {
    for (Trial trial : Presets.quiet(version, 20, 20)) {
      assertThat(trial.epochs())
          .containsExactly(
              new Epoch("fixation", 0, 15),
              new Epoch("f1", 15, 40),
              new Epoch("delay", 40, 90),
              new Epoch("f2", 90, 115),
              new Epoch("response", 115, 130));
      assertThat(trial.condition()).containsOnlyKeys("f1", "f2", "difference");
    }
  }

  @Test
  void theVariableVersionTellsHowLongEachEpochWas() {
    double steps = 0;
    for (Trial trial : Presets.quiet("v3", 20, 2000)) {
      for (String name : List.of("fixation", "f1", "delay", "f2")) {
        assertThat(trial.condition()).containsEntry(name + "Ms", 20.0 * trial.epoch(name).length());
      }
      assertThat(trial.epoch("delay").length()).isBetween(25, 100);
      steps += trial.steps() / 2000.0;
    }
    // 400 + 500 + 1250 + 500 + 300 ms.
    assertThat(steps).isCloseTo(147.5, within(1.6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theInputsAreThoseOfTheTable(String version) {
    for (Trial trial : Presets.quiet(version, 20, 60)) {
      Epoch first = trial.epoch("f1");
      Epoch second = trial.epoch("f2");
      for (int step = 0; step < trial.steps(); step++) {
        boolean shown = first.contains(step) || second.contains(step);
        double f = Presets.number(trial, first.contains(step) ? "f1" : "f2");
        assertThat(trial.input(step, 0)).isEqualTo(trial.epoch("response").contains(step) ? 0 : 1);
        assertThat(trial.input(step, 1))
            .isCloseTo(shown ? 0.4 + 0.8 * (f - 10) / 24 : 0, within(1e-6));
        assertThat(trial.input(step, 2))
            .isCloseTo(shown ? 0.4 + 0.8 * (34 - f) / 24 : 0, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 20", "v3, 5", "v3, 20"})
  void theHigherOfTheTwoStimuliIsTheRightAnswer(String version, double dt) {
    for (Trial trial : Presets.quiet(version, dt, 200)) {
      assertThat(trial.decisions()).hasSize(1);
      assertThat(trial.decisions().get(0).output()).isEqualTo(IdealObserver.choose(trial));
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 10", "v2, 22", "v3, 22"})
  void allPairsAreEquallyLikely(String version, int pairs) {
    Map<List<Double>, Integer> counts = new HashMap<>();
    int trials = 5000;
    for (Trial trial : Presets.quiet(version, 50, trials)) {
      double f1 = Presets.number(trial, "f1");
      double f2 = Presets.number(trial, "f2");
      assertThat(Presets.number(trial, "difference")).isEqualTo(f1 - f2);
      counts.merge(List.of(f1, f2), 1, Integer::sum);
    }
    assertThat(counts).hasSize(pairs);
    counts
        .values()
        .forEach(n -> assertThat(n / (double) trials).isCloseTo(1.0 / pairs, within(0.015)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 50})
  void onlyTheStimulusInputsAreNoisy(double dt) {
    List<Trial> noisy = Presets.trials(Presets.parameters("v2"), dt, 300);
    List<Trial> quiet = Presets.quiet("v2", dt, 300);
    double[] squares = new double[3];
    for (int i = 0; i < 300; i++) {
      for (int step = 0; step < quiet.get(i).steps(); step++) {
        for (int input = 0; input < 3; input++) {
          double noise = noisy.get(i).input(step, input) - quiet.get(i).input(step, input);
          squares[input] += noise * noise / 300 / quiet.get(i).steps();
        }
      }
    }
    double expected = new Clock(dt).noisePerStep(0.05);
    assertThat(squares[0]).isEqualTo(0);
    assertThat(Math.sqrt(squares[1]) / expected).isCloseTo(1, within(0.03));
    assertThat(Math.sqrt(squares[2]) / expected).isCloseTo(1, within(0.03));
  }

  @Test
  void theMaskIsTheStandardOne() {
    for (Trial trial : Presets.quiet("v3", 20, 20)) {
      Epoch response = trial.epoch("response");
      for (int step = 0; step < trial.steps(); step++) {
        double weight = step < 5 ? 0 : 1;
        if (response.contains(step)) {
          weight = step < response.start() + 5 ? 0 : 5;
        }
        assertThat(trial.mask(step, 1)).as("step %d", step).isEqualTo(weight);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 0.7, 0.5", "v2, 0.6364, 0.5556"})
  void whoSeesOnlyTheSecondFrequencyIsFoundOutWhereTheFirstIsNeeded(
      String version, double accuracy, double whereNeeded) {
    TrialSource<DelayedDiscriminationParameters> source =
        Presets.source(Presets.parameters(version), 20);
    Trials trials = source.trials(0, 4000);
    float[] outputs = new float[trials.targetValues().length];
    for (int i = 0; i < trials.size(); i++) {
      int answer = Presets.number(trials.get(i), "f2") > 22 ? 2 : 1;
      for (int step = 0; step < trials.time(); step++) {
        outputs[(i * trials.time() + step) * 3 + answer] = 1;
      }
    }
    List<Verdict> verdicts = source.score(trials, outputs);
    assertThat(verdicts.stream().mapToDouble(Verdict::accuracy).average().orElseThrow())
        .isCloseTo(accuracy, within(0.025));
    assertThat(
            verdicts.stream()
                .filter(verdict -> verdict.measures().containsKey("f1-needed"))
                .mapToDouble(verdict -> verdict.measures().get("f1-needed"))
                .average()
                .orElseThrow())
        .isCloseTo(whereNeeded, within(0.035));
  }
}
