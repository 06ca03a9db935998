package org.rnnzoo.task.contextdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class ContextDecisionTaskTest implements TaskContract<ContextDecisionParameters> {

  @Override
  public Task<ContextDecisionParameters> task() {
    return Presets.TASK;
  }

  @Test
  void theFirstVersionHasNoFixation() {
    Channels channels = Presets.TASK.channels(Presets.parameters("v1"));
    assertThat(channels.inputs())
        .containsExactly(
            "context.motion",
            "context.color",
            "motion.right",
            "motion.left",
            "color.right",
            "color.left");
    assertThat(channels.outputs()).containsExactly("right", "left");
    assertThat(Presets.TASK.loss(Presets.parameters("v1"))).isEqualTo(Loss.SQUARED_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "v3"})
  void theOthersFixateAndHaveTheSameChannelsBesides(String version) {
    Channels first = Presets.TASK.channels(Presets.parameters("v1"));
    Channels channels = Presets.TASK.channels(Presets.parameters(version));
    assertThat(channels.inputs())
        .startsWith("fixation")
        .hasSize(7)
        .endsWith(first.inputs().toArray(new String[0]));
    assertThat(channels.outputs()).containsExactly("fixation", "right", "left");
    assertThat(Presets.TASK.loss(Presets.parameters(version))).isEqualTo(Loss.CROSS_ENTROPY);
  }

  @Test
  void aTrialOfTheFirstVersionHasTheValuesOfTheTable() {
    for (Trial trial : Presets.quiet("v1", 20, 200)) {
      assertThat(trial.epochs())
          .containsExactly(
              new Epoch("fixation", 0, 8),
              new Epoch("cue", 8, 25),
              new Epoch("gap", 25, 30),
              new Epoch("stimulus", 30, 56),
              new Epoch("delay", 56, 56),
              new Epoch("response", 56, 75));
      boolean byMotion = trial.condition().get("context").equals("motion");
      double motion = Presets.number(trial, "motion");
      double color = Presets.number(trial, "color");
      boolean right = (byMotion ? motion : color) > 0;
      for (int step = 0; step < 75; step++) {
        double cue = step >= 8 && step < 25 ? 1.2 : 0;
        double on = step >= 30 ? 0.5 : 0;
        assertRow(
            trial,
            step,
            0.2 + (byMotion ? cue : 0),
            0.2 + (byMotion ? 0 : cue),
            0.2 + on * (1 + motion),
            0.2 + on * (1 - motion),
            0.2 + on * (1 + color),
            0.2 + on * (1 - color));
        assertThat(trial.target(step, 0)).isEqualTo(step >= 56 && right ? 1.2f : 0.2f);
        assertThat(trial.target(step, 1)).isEqualTo(step >= 56 && !right ? 1.2f : 0.2f);
        assertThat(trial.mask(step, 0)).isEqualTo(step >= 56 ? 1 : 0);
        assertThat(trial.mask(step, 1)).isEqualTo(step >= 56 ? 1 : 0);
      }
    }
  }

  private static void assertRow(Trial trial, int step, double... values) {
    for (int input = 0; input < values.length; input++) {
      assertThat(trial.input(step, input))
          .as("input %d at step %d", input, step)
          .isCloseTo(values[input], within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 50})
  void allInputsOfTheFirstVersionAreNoisy(double dt) {
    assertNoise("v1", dt, 0.01, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 50})
  void onlyMotionAndColourAreNoisyInTheOthers(double dt) {
    assertNoise("v2", dt, 0.1, 3);
    assertNoise("v3", dt, 0.1, 3);
  }

  private static void assertNoise(String version, double dt, double sigma, int silent) {
    List<Trial> noisy = Presets.trials(Presets.parameters(version), dt, 200);
    List<Trial> quiet = Presets.quiet(version, dt, 200);
    int width = quiet.get(0).channels().inputs().size();
    double[] squares = new double[width];
    for (int i = 0; i < 200; i++) {
      int steps = quiet.get(i).steps();
      for (int step = 0; step < steps; step++) {
        for (int input = 0; input < width; input++) {
          double noise = noisy.get(i).input(step, input) - quiet.get(i).input(step, input);
          squares[input] += noise * noise / 200 / steps;
        }
      }
    }
    for (int input = 0; input < width; input++) {
      assertThat(Math.sqrt(squares[input]) / new Clock(dt).noisePerStep(sigma))
          .as("input %d", input)
          .isCloseTo(input < silent ? 0 : 1, within(0.04));
    }
  }

  @Test
  void noInputOfTheFirstVersionIsNegative() {
    ContextDecisionParameters loud = Presets.with(Presets.parameters("v1"), 0.2);
    float[] inputs = Presets.source(loud, 20).trials(0, 50).inputValues();
    int zeros = 0;
    for (float input : inputs) {
      assertThat(input).isNotNegative();
      zeros += input == 0 ? 1 : 0;
    }
    assertThat(zeros).isPositive();
  }

  @ParameterizedTest
  @EnumSource(ContextVariant.class)
  void theContextIsOnWhenItsVariantSays(ContextVariant variant) {
    ContextDecisionParameters v3 = Presets.parameters("v3");
    ContextDecisionParameters p =
        Presets.with(v3, v3.coherences(), variant, v3.timing().cueMs(), 0);
    for (Trial trial : Presets.trials(p, 20, 100)) {
      List<String> on =
          switch (variant) {
            case CUED -> List.of("cue");
            case MANTE -> List.of("stimulus", "delay", "response");
            case STEADY -> List.of("fixation", "cue", "gap", "stimulus", "delay");
          };
      boolean byMotion = trial.condition().get("context").equals("motion");
      for (Epoch epoch : trial.epochs()) {
        for (int step = epoch.start(); step < epoch.end(); step++) {
          double height = on.contains(epoch.name()) ? 1 : 0;
          assertThat(trial.input(step, 1)).isEqualTo(byMotion ? height : 0);
          assertThat(trial.input(step, 2)).isEqualTo(byMotion ? 0 : height);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "v3"})
  void fixationEndsWithTheResponseAndTheMaskIsTheStandardOne(String version) {
    for (Trial trial : Presets.quiet(version, 20, 50)) {
      Epoch response = trial.epoch("response");
      assertThat(response.length()).isEqualTo(15);
      boolean decided = !trial.decisions().isEmpty();
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(response.contains(step) ? 0 : 1);
        double weight = step < 5 ? 0 : 1;
        if (response.contains(step)) {
          weight = decided && step >= response.start() + 5 ? 5 : 0;
        }
        assertThat(trial.mask(step, 0)).as("mask at step %d", step).isEqualTo(weight);
        assertThat(trial.mask(step, 2)).as("mask at step %d", step).isEqualTo(weight);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 5", "v2, 20", "v3, 10", "v3, 50"})
  void theStrongerOfTheAttendedInputsIsTheRightAnswer(String version, double dt) {
    for (Trial trial : Presets.quiet(version, dt, 200)) {
      double attended = Presets.number(trial, (String) trial.condition().get("context"));
      assertThat(trial.decisions()).hasSize(attended == 0 ? 0 : 1);
      if (attended != 0) {
        assertThat(Observer.IDEAL.isRight(trial)).isTrue();
      }
    }
  }

  @Test
  void theJitteredVersionsTellHowLongEachEpochWas() {
    for (Trial trial : Presets.quiet("v2", 20, 50)) {
      assertThat(trial.condition())
          .containsOnlyKeys("context", "motion", "color", "congruence", "delayMs")
          .containsEntry("delayMs", 20.0 * trial.epoch("delay").length());
      assertThat(trial.epoch("delay").length()).isBetween(15, 50);
      assertThat(trial.epoch("stimulus").length()).isEqualTo(38);
    }
    double steps = 0;
    for (Trial trial : Presets.quiet("v3", 20, 2000)) {
      for (String name : List.of("fixation", "gap", "stimulus", "delay")) {
        assertThat(trial.condition()).containsEntry(name + "Ms", 20.0 * trial.epoch(name).length());
      }
      assertThat(trial.condition()).doesNotContainKeys("cueMs", "responseMs");
      steps += trial.steps() / 2000.0;
    }
    // 350 + 300 + 300 + 636 + 350 + 300 ms.
    assertThat(steps).isCloseTo(111.8, within(1.2));
  }

  @ParameterizedTest
  @CsvSource({"v1, 6", "v2, 6", "v3, 11"})
  void contextMotionAndColourAreIndependentAndUniform(String version, int values) {
    Map<Object, Integer> contexts = new HashMap<>();
    Map<List<Object>, Integer> pairs = new HashMap<>();
    int trials = 8000;
    for (Trial trial : Presets.trials(Presets.parameters(version), 50, trials)) {
      Map<String, Object> condition = trial.condition();
      contexts.merge(condition.get("context"), 1, Integer::sum);
      pairs.merge(List.of(condition.get("motion"), condition.get("color")), 1, Integer::sum);
    }
    assertThat(contexts.get("motion") / (double) trials).isCloseTo(0.5, within(0.02));
    assertThat(pairs).hasSize(values * values);
    if (values == 6) {
      pairs
          .values()
          .forEach(n -> assertThat(n / (double) trials).isCloseTo(1 / 36.0, within(0.008)));
    }
  }

  @Test
  void aTrialWithNothingToJudgeIsNotScored() {
    TrialSource<ContextDecisionParameters> source = Presets.source(Presets.parameters("v3"), 20);
    Trials trials = source.trials(0, 2000);
    List<Verdict> verdicts = source.score(trials, trials.targetValues());
    int undecided = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      double attended = Presets.number(trial, (String) trial.condition().get("context"));
      assertThat(verdicts.get(i).scored()).isEqualTo(attended != 0);
      undecided += attended == 0 ? 1 : 0;
    }
    assertThat(undecided / 2000.0).isCloseTo(1 / 6.0, within(0.025));
  }

  @Test
  void whoAnswersByMotionAloneIsRightInCongruentTrialsAndHalfTheTimeInOthers() {
    TrialSource<ContextDecisionParameters> source = Presets.source(Presets.parameters("v1"), 20);
    Trials trials = source.trials(0, 4000);
    float[] outputs = new float[trials.targetValues().length];
    for (int i = 0; i < trials.size(); i++) {
      int answer = Presets.number(trials.get(i), "motion") > 0 ? 0 : 1;
      for (int step = 0; step < trials.time(); step++) {
        outputs[(i * trials.time() + step) * 2 + answer] = 1;
      }
    }
    List<Verdict> verdicts = source.score(trials, outputs);
    assertThat(mean(verdicts, "congruent")).isEqualTo(1);
    assertThat(mean(verdicts, "incongruent")).isCloseTo(0.5, within(0.03));
    assertThat(verdicts.stream().mapToDouble(Verdict::accuracy).average().orElseThrow())
        .isCloseTo(0.75, within(0.02));
  }

  @Test
  void aTrialIsNeutralIfTheOtherStimulusLeadsToNoAnswer() {
    for (Trial trial : Presets.quiet("v3", 20, 500)) {
      double product = Presets.number(trial, "motion") * Presets.number(trial, "color");
      assertThat(trial.condition().get("congruence"))
          .isEqualTo(product == 0 ? "neutral" : product > 0 ? "congruent" : "incongruent");
    }
  }

  private static double mean(List<Verdict> verdicts, String measure) {
    return verdicts.stream()
        .filter(verdict -> verdict.measures().containsKey(measure))
        .mapToDouble(verdict -> verdict.measures().get(measure))
        .average()
        .orElseThrow();
  }
}
