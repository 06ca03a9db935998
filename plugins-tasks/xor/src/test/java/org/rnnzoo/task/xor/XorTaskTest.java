package org.rnnzoo.task.xor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Polarity;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.Blind;
import org.rnnzoo.testkit.TaskContract;
import org.rnnzoo.testkit.TaskSamples;

class XorTaskTest implements TaskContract<XorParameters> {

  private static final TaskSamples<XorParameters> SAMPLES = new TaskSamples<>(new XorTask());

  private static final XorTask TASK = new XorTask();

  @Override
  public Task<XorParameters> task() {
    return TASK;
  }

  @Test
  void channelsFollowThePolarity() {
    assertThat(TASK.channels(SAMPLES.parameters("v1")).inputs())
        .containsExactly("fixation", "pulse");
    assertThat(TASK.channels(rectified("v1")).inputs())
        .containsExactly("fixation", "pulse+", "pulse-");
    assertThat(TASK.channels(SAMPLES.parameters("v3")).outputs())
        .containsExactly("fixation", "same", "different");
  }

  @Test
  void binaryTrialsFollowTheTable() {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet("v1"), 20, 20)) {
      assertThat(trial.steps()).isEqualTo(60);
      double first = condition(trial, "first");
      double second = condition(trial, "second");
      int answer = first == second ? 1 : 2;
      for (int step = 0; step < 60; step++) {
        boolean before = step < 50;
        assertThat(trial.input(step, 0)).isEqualTo(before ? 1 : 0);
        assertThat(trial.input(step, 1))
            .as("pulse at step %d", step)
            .isEqualTo(step / 10 == 1 ? first : step / 10 == 3 ? second : 0);
        assertThat(trial.target(step, 0)).isEqualTo(before ? 1 : 0);
        assertThat(trial.target(step, answer)).isEqualTo(before ? 0 : 1);
        assertThat(trial.target(step, 3 - answer)).isEqualTo(0);
        assertThat(trial.mask(step, 0))
            .as("mask at step %d", step)
            .isEqualTo(step < 5 || (step >= 50 && step < 55) ? 0 : before ? 1 : 5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 20", "v3, 5", "v3, 20", "v3, 50"})
  void theAnswerFollowsFromTheInputsAlone(String version, double dt) {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet(version), dt, 200)) {
      double first = trial.input(trial.epoch("first").start(), 1);
      double second = trial.input(trial.epoch("second").end() - 1, 1);
      int answer = second == 0 ? 0 : first * second > 0 ? 1 : 2;
      assertThat(trial.decisions().get(0).output()).isEqualTo(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void neitherPulseAloneTellsTheAnswer(String version) {
    Trials trials = SAMPLES.source(SAMPLES.quiet(version), 20).trials(0, 4000);
    // Whether a second pulse comes is seen, so catch trials can be told without any memory.
    double shareOfCatch = SAMPLES.parameters(version).catchProbability();
    for (String pulse : List.of("first", "second")) {
      assertThat(Blind.accuracy(trials, (t, d) -> List.of(t.condition().get(pulse), caught(t))))
          .isCloseTo(shareOfCatch + (1 - shareOfCatch) / 2, within(0.03));
    }
    assertThat(Blind.accuracy(trials, (t, d) -> t.condition().get("first")))
        .isCloseTo(SAMPLES.version(version).card().chance(), within(0.03));
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v2, 0.833", "v3, 0.8"})
  void theSumOfThePulsesTellsWithinLimits(String version, double accuracy) {
    Trials trials = SAMPLES.source(SAMPLES.quiet(version), 20).trials(0, 20_000);
    double accuracyBySum =
        Blind.accuracy(
            trials, (trial, d) -> List.of(Math.floor(Math.abs(area(trial)) / 25), caught(trial)));
    assertThat(accuracyBySum).isCloseTo(accuracy, within(0.012));
    if (!version.equals("v1")) {
      assertThat(SAMPLES.version(version).card().shortcut()).isEqualTo(accuracy);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 20", "v2, 5", "v2, 20", "v3, 20", "v3, 50"})
  void anIdealObserverScoresTheCeilingOnTheCard(String version, double dt) {
    int right = 0;
    for (Trial trial : SAMPLES.trials(SAMPLES.parameters(version), dt, 3000)) {
      double product = mean(trial, trial.epoch("first")) * mean(trial, trial.epoch("second"));
      int answer = caught(trial) ? 0 : product > 0 ? 1 : 2;
      right += trial.decisions().get(0).output() == answer ? 1 : 0;
    }
    assertThat(right / 3000.0).isCloseTo(SAMPLES.version(version).card().ceiling(), within(0.004));
  }

  @ParameterizedTest
  @CsvSource({"v1, 0", "v2, 0", "v3, 0.1"})
  void fixationGoesOffAtTheResponseButInCatchTrials(String version, double shareOfCatch) {
    int caught = 0;
    List<Trial> trials = SAMPLES.trials(SAMPLES.quiet(version), 20, 2000);
    for (Trial trial : trials) {
      caught += caught(trial) ? 1 : 0;
      int off = caught(trial) ? trial.steps() : trial.epoch("response").start();
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(step < off ? 1 : 0);
      }
    }
    assertThat(caught / 2000.0).isCloseTo(shareOfCatch, within(0.02));
  }

  @Test
  void pulsesOfAllSizesAndSignsAreEquallyLikely() {
    List<Trial> trials = SAMPLES.trials(SAMPLES.quiet("v2"), 20, 6000);
    for (String pulse : List.of("first", "second")) {
      for (double size : new double[] {-1, -0.6, -0.2, 0.2, 0.6, 1}) {
        long count = trials.stream().filter(trial -> condition(trial, pulse) == size).count();
        assertThat(count / 6000.0).isCloseTo(1 / 6.0, within(0.02));
      }
    }
  }

  @Test
  void twoChannelsCarryWhatOneDoes() {
    XorParameters two = SAMPLES.with(SAMPLES.quiet("v3"), Map.of("polarity", Polarity.RECT2));
    for (int i = 0; i < 20; i++) {
      Trial signed = SAMPLES.source(SAMPLES.quiet("v3"), 20).trials(i, 1).get(0);
      Trial rectified = SAMPLES.source(two, 20).trials(i, 1).get(0);
      for (int step = 0; step < signed.steps(); step++) {
        assertThat(rectified.input(step, 1) - rectified.input(step, 2))
            .isEqualTo(signed.input(step, 1));
        assertThat(Math.min(rectified.input(step, 1), rectified.input(step, 2))).isEqualTo(0);
      }
    }
  }

  private static XorParameters rectified(String version) {
    return SAMPLES.with(SAMPLES.parameters(version), Map.of("polarity", Polarity.RECT2));
  }

  private static boolean caught(Trial trial) {
    return condition(trial, "catch") == 1;
  }

  /** The time integral of both pulses, in ms. */
  private static double area(Trial trial) {
    return condition(trial, "first") * condition(trial, "firstMs")
        + condition(trial, "second") * condition(trial, "secondMs");
  }

  private static double mean(Trial trial, Epoch during) {
    double sum = 0;
    for (int step = during.start(); step < during.end(); step++) {
      sum += trial.input(step, 1);
    }
    return sum / during.length();
  }

  private static double condition(Trial trial, String column) {
    return (double) trial.condition().get(column);
  }
}
