package org.rnnzoo.task.gonogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.Blind;
import org.rnnzoo.testkit.TaskContract;
import org.rnnzoo.testkit.TaskSamples;

class GoNoGoTaskTest implements TaskContract<GoNoGoParameters> {

  private static final TaskSamples<GoNoGoParameters> SAMPLES = new TaskSamples<>(new GoNoGoTask());

  private static final GoNoGoTask TASK = new GoNoGoTask();

  @Override
  public Task<GoNoGoParameters> task() {
    return TASK;
  }

  @Test
  void channelsFollowTheCue() {
    assertThat(TASK.channels(SAMPLES.parameters("v1")).inputs())
        .containsExactly("fixation", "go", "no-go");
    assertThat(TASK.channels(SAMPLES.parameters("v2")).inputs())
        .containsExactly("fixation", "value");
    assertThat(TASK.channels(SAMPLES.parameters("v3")).inputs())
        .containsExactly("fixation", "go", "no-go", "distractor");
    for (String version : List.of("v1", "v2", "v3")) {
      assertThat(TASK.channels(SAMPLES.parameters(version)).outputs())
          .containsExactly("fixation", "go");
    }
  }

  @Test
  void binaryTrialsFollowTheTable() {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet("v1"), 20, 20)) {
      assertThat(trial.steps()).isEqualTo(85);
      boolean go = go(trial);
      for (int step = 0; step < 85; step++) {
        boolean before = step < 60;
        boolean shown = step >= 10 && step < 35;
        assertThat(trial.input(step, 0)).isEqualTo(one(before));
        assertThat(trial.input(step, 1)).isEqualTo(one(shown && go));
        assertThat(trial.input(step, 2)).isEqualTo(one(shown && !go));
        assertThat(trial.target(step, 0)).isEqualTo(one(before || !go));
        assertThat(trial.target(step, 1)).isEqualTo(one(!before && go));
        assertThat(trial.mask(step, 0))
            .as("mask at step %d", step)
            .isEqualTo(step < 5 || (step >= 60 && step < 65) ? 0 : before ? 1 : 5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 0.5", "v2, 0.5", "v3, 0.75"})
  void goTrialsAreAsFrequentAsTheParameterSays(String version, double share) {
    long go = SAMPLES.trials(SAMPLES.quiet(version), 20, 4000).stream().filter(this::go).count();
    assertThat(go / 4000.0).isCloseTo(share, within(0.025));
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 20", "v3, 1", "v3, 50"})
  void theAnswerFollowsFromTheInputsAlone(String version, double dt) {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet(version), dt, 200)) {
      int seen = trial.epoch("stimulus").start();
      boolean go = version.equals("v2") ? trial.input(seen, 1) > 0.5 : trial.input(seen, 1) > 0;
      assertThat(go(trial)).isEqualTo(go);
      assertThat(trial.decisions().get(0).output()).isEqualTo(go ? 1 : 0);
    }
  }

  @Test
  void valuesAreUniformAndKeepTheirDistanceFromTheCriterion() {
    double[] values =
        SAMPLES.trials(SAMPLES.quiet("v2"), 20, 4000).stream()
            .mapToDouble(trial -> (double) trial.condition().get("value"))
            .toArray();
    for (double value : values) {
      assertThat(value).isBetween(0.0, 1.0);
      assertThat(Math.abs(value - 0.5)).isGreaterThanOrEqualTo(0.02);
    }
    for (double below : new double[] {0.12, 0.24, 0.36, 0.48, 0.64, 0.76, 0.88}) {
      double expected = below < 0.5 ? below / 0.96 : (below - 0.04) / 0.96;
      long count = Arrays.stream(values).filter(x -> x < below).count();
      assertThat(count / 4000.0).isCloseTo(expected, within(0.025));
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v2, 20", "v3, 5", "v3, 50"})
  void fixationGoesOffExactlyAtTheResponseInBothKindsOfTrials(String version, double dt) {
    for (Trial trial : SAMPLES.trials(SAMPLES.parameters(version), dt, 30)) {
      int response = trial.epoch("response").start();
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(one(step < response));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void whoSeesNoCueCanOnlyBetOnTheMoreFrequentAnswer(String version) {
    Trials trials = SAMPLES.source(SAMPLES.quiet(version), 20).trials(0, 4000);
    double shortcut = SAMPLES.version(version).card().shortcut();
    assertThat(Blind.accuracy(trials, (trial, decision) -> 0)).isCloseTo(shortcut, within(0.025));
    assertThat(Blind.accuracy(trials, (t, d) -> bin(t, "distractor", 0.1)))
        .isCloseTo(shortcut, within(0.03));
    assertThat(Blind.accuracy(trials, (t, d) -> bin(t, "delayMs", 100)))
        .isCloseTo(shortcut, within(0.03));
  }

  @ParameterizedTest
  @CsvSource({"v1, 20", "v2, 5", "v2, 20", "v2, 50", "v3, 20", "v3, 50"})
  void anIdealObserverScoresTheCeilingOnTheCard(String version, double dt) {
    GoNoGoParameters p = SAMPLES.parameters(version);
    int right = 0;
    int trials = 4000;
    for (Trial trial : SAMPLES.trials(p, dt, trials)) {
      Epoch stimulus = trial.epoch("stimulus");
      boolean go =
          p.stimulus().cue() == Cue.VALUE
              ? mean(trial, 1, stimulus) > 0.5
              : mean(trial, 1, stimulus) > mean(trial, 2, stimulus);
      right += go == go(trial) ? 1 : 0;
    }
    assertThat(right / (double) trials)
        .isCloseTo(SAMPLES.version(version).card().ceiling(), within(0.005));
  }

  @Test
  void alwaysGoingHitsAlwaysAndRejectsNever() {
    for (String version : List.of("v1", "v3")) {
      List<Verdict> verdicts = constant(version, 1);
      assertThat(TaskSamples.mean(verdicts, "hit")).isEqualTo(1);
      assertThat(TaskSamples.mean(verdicts, "correctRejection")).isEqualTo(0);
      assertThat(TaskSamples.accuracy(verdicts))
          .isCloseTo(SAMPLES.version(version).card().chance(), within(0.04));
    }
    List<Verdict> withheld = constant("v3", 0);
    assertThat(TaskSamples.mean(withheld, "hit")).isEqualTo(0);
    assertThat(TaskSamples.mean(withheld, "correctRejection")).isEqualTo(1);
    assertThat(TaskSamples.mean(withheld, "hold")).isEqualTo(1);
  }

  @Test
  void theBarOfRareNoGoTrialsImpliesABalancedAccuracyOf93Percent() {
    double errors = 1 - SAMPLES.version("v3").card().solved();
    double shareOfNoGo = 1 - SAMPLES.parameters("v3").stimulus().goProbability();
    assertThat(1 - errors / shareOfNoGo / 2).isGreaterThanOrEqualTo(0.93);
  }

  @Test
  void noiseIsAddedToTheStimulusInputsOnly() {
    float[] noisy = SAMPLES.source(SAMPLES.parameters("v3"), 20).trials(0, 100).inputValues();
    float[] clean = SAMPLES.source(SAMPLES.quiet("v3"), 20).trials(0, 100).inputValues();
    for (int k = 0; k < noisy.length; k += 4) {
      assertThat(noisy[k]).isEqualTo(clean[k]);
    }
    Trials trials = SAMPLES.source(SAMPLES.parameters("v3"), 20).trials(0, 200);
    for (int channel = 1; channel < 4; channel++) {
      double squares = 0;
      int steps = 0;
      for (Trial trial : TaskSamples.list(trials)) {
        for (int step = trial.epoch("delay").start(); step < trial.steps(); step++) {
          squares += trial.input(step, channel) * trial.input(step, channel);
          steps++;
        }
      }
      assertThat(Math.sqrt(squares / steps)).isCloseTo(0.1 * Math.sqrt(10), within(0.01));
    }
  }

  @Test
  void theHeightOfTheDistractorIsAParameter() {
    GoNoGoParameters p =
        SAMPLES.with(SAMPLES.quiet("v3"), Map.of("distractorHeight", 3.0, "height", 2.0));
    double highest = 0;
    for (Trial trial : SAMPLES.trials(p, 20, 300)) {
      int seen = trial.epoch("stimulus").start();
      highest = Math.max(highest, trial.input(seen, 3));
      assertThat(trial.input(seen, go(trial) ? 1 : 2)).isEqualTo(2);
    }
    assertThat(highest).isBetween(2.9, 3.0);
  }

  private static List<Verdict> constant(String version, int output) {
    TrialSource<GoNoGoParameters> source = SAMPLES.source(SAMPLES.quiet(version), 20);
    Trials trials = source.trials(0, 1000);
    float[] outputs = new float[trials.targetValues().length];
    for (int k = output; k < outputs.length; k += 2) {
      outputs[k] = 1;
    }
    return source.score(trials, outputs);
  }

  private boolean go(Trial trial) {
    return (double) trial.condition().get("go") == 1;
  }

  /** A column of the table in coarse steps, 0 where there is none. */
  private static double bin(Trial trial, String column, double width) {
    return Math.floor((double) trial.condition().getOrDefault(column, 0.0) / width);
  }

  private static double mean(Trial trial, int channel, Epoch during) {
    double sum = 0;
    for (int step = during.start(); step < during.end(); step++) {
      sum += trial.input(step, channel);
    }
    return sum / during.length();
  }

  private static double one(boolean yes) {
    return yes ? 1 : 0;
  }
}
