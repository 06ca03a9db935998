package org.rnnzoo.task.proanti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.Blind;
import org.rnnzoo.testkit.TaskContract;
import org.rnnzoo.testkit.TaskSamples;

class ProAntiTaskTest implements TaskContract<ProAntiParameters> {

  private static final TaskSamples<ProAntiParameters> SAMPLES =
      new TaskSamples<>(new ProAntiTask());

  private static final ProAntiTask TASK = new ProAntiTask();

  @Override
  public Task<ProAntiParameters> task() {
    return TASK;
  }

  @Test
  void channelsFollowTheReport() {
    Channels binary = TASK.channels(SAMPLES.parameters("v1"));
    assertThat(binary.inputs())
        .containsExactly("fixation", "stimulus.left", "stimulus.right", "rule.pro", "rule.anti");
    assertThat(binary.outputs()).containsExactly("fixation", "left", "right");
    Channels vector = TASK.channels(SAMPLES.parameters("v2"));
    assertThat(vector.inputs())
        .containsExactly(
            "fixation",
            "stimulus.0",
            "stimulus.90",
            "stimulus.180",
            "stimulus.270",
            "rule.pro",
            "rule.anti");
    assertThat(vector.outputs()).containsExactly("fixation", "cos", "sin");
    Channels ring = TASK.channels(SAMPLES.parameters("v3"));
    assertThat(ring.inputs()).hasSize(19).contains("stimulus.22.5");
    assertThat(ring.outputs()).hasSize(17).contains("answer.337.5");
  }

  @Test
  void aCircuitOfNonNegativeUnitsCanGiveAnyDirection() {
    ProAntiParameters p = SAMPLES.with(SAMPLES.quiet("v2"), Map.of("report", Report.POPULATION));
    assertThat(TASK.channels(p).outputs())
        .containsExactly("fixation", "answer.0", "answer.90", "answer.180", "answer.270");
    for (float target : SAMPLES.source(p, 20).trials(0, 50).targetValues()) {
      assertThat(target).isNotNegative();
    }
    TrialSource<ProAntiParameters> source = SAMPLES.source(p, 20);
    Trials trials = source.trials(0, 50);
    assertThat(TaskSamples.accuracy(source.score(trials, trials.targetValues()))).isEqualTo(1);
  }

  @Test
  void binaryTrialsFollowTheTable() {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet("v1"), 20, 20)) {
      assertThat(trial.steps()).isEqualTo(65);
      boolean left = condition(trial, "stimulusDeg") == 180;
      boolean anti = trial.condition().get("rule").equals("anti");
      int answer = left == anti ? 2 : 1;
      for (int step = 0; step < 65; step++) {
        boolean before = step < 40;
        boolean shown = step >= 15 && before;
        assertThat(inputs(trial, step))
            .as("inputs at step %d", step)
            .containsExactly(
                one(before),
                one(shown && left),
                one(shown && !left),
                one(before && !anti),
                one(before && anti));
        assertThat(trial.target(step, 0)).isEqualTo(one(before));
        assertThat(trial.target(step, answer)).isEqualTo(one(!before));
        assertThat(trial.target(step, 3 - answer)).isEqualTo(0);
        assertThat(trial.mask(step, 0))
            .as("mask at step %d", step)
            .isEqualTo(step < 5 || (step >= 40 && step < 45) ? 0 : before ? 1 : 5);
      }
    }
  }

  @Test
  void delayedTrialsLast90Steps() {
    Trial trial = SAMPLES.trials(SAMPLES.quiet("v2"), 20, 1).get(0);
    assertThat(trial.epochs())
        .containsExactly(
            new Epoch("fixation", 0, 15),
            new Epoch("stimulus", 15, 30),
            new Epoch("delay", 30, 65),
            new Epoch("response", 65, 90));
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 20", "v2, 10", "v3, 1", "v3, 20", "v3, 50"})
  void theAnswerFollowsFromTheInputsAlone(String version, double dt) {
    ProAntiParameters p = SAMPLES.quiet(version);
    for (Trial trial : SAMPLES.trials(p, dt, 100)) {
      Channels channels = trial.channels();
      int seen = trial.epoch("stimulus").start();
      double stimulus =
          version.equals("v1")
              ? trial.input(seen, channels.input("stimulus.left")) == 1 ? 180 : 0
              : p.directions()
                  .encoding()
                  .read("stimulus", c -> trial.input(seen, channels.input(c)));
      boolean anti = trial.input(0, channels.input("rule.anti")) == 1;
      assertThat(trial.input(0, channels.input("rule.pro"))).isEqualTo(one(!anti));
      assertThat(AngleCode.distance(condition(trial, "answerDeg"), stimulus + (anti ? 180 : 0)))
          .isLessThan(1e-3);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 20", "v3, 5", "v3, 20", "v3, 50"})
  void fixationGoesOffExactlyAtTheResponse(String version, double dt) {
    for (Trial trial : SAMPLES.trials(SAMPLES.parameters(version), dt, 30)) {
      int response = trial.epoch("response").start();
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(one(step < response));
      }
    }
  }

  @Test
  void theRuleIsShownUntilTheResponseOrDuringFixation() {
    for (String version : List.of("v1", "v2", "v3")) {
      for (Trial trial : SAMPLES.trials(SAMPLES.parameters(version), 20, 30)) {
        int rule = trial.channels().input("rule." + trial.condition().get("rule"));
        int end = version.equals("v3") ? trial.epoch("fixation").end() : trial.epoch("delay").end();
        for (int step = 0; step < trial.steps(); step++) {
          assertThat(trial.input(step, rule)).as(version).isEqualTo(one(step < end));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20})
  void noiseIsAddedToTheStimulusInputsOnly(double dt) {
    float[] noisy = SAMPLES.source(SAMPLES.parameters("v2"), dt).trials(0, 100).inputValues();
    float[] clean = SAMPLES.source(SAMPLES.quiet("v2"), dt).trials(0, 100).inputValues();
    double squares = 0;
    for (int k = 0; k < noisy.length; k++) {
      int channel = k % 7;
      if (channel == 0 || channel > 4) {
        assertThat(noisy[k]).isEqualTo(clean[k]);
      }
      squares += (noisy[k] - clean[k]) * (noisy[k] - clean[k]);
    }
    assertThat(Math.sqrt(squares / (noisy.length * 4.0 / 7)))
        .isCloseTo(0.05 * Math.sqrt(200 / dt), within(0.002 * Math.sqrt(200 / dt)));
  }

  @Test
  void withoutTheRuleHalfOfTheAnswersAreRight() {
    Trials binary = SAMPLES.source(SAMPLES.quiet("v1"), 20).trials(0, 4000);
    assertThat(Blind.accuracy(binary, (t, d) -> t.condition().get("stimulusDeg")))
        .isCloseTo(SAMPLES.version("v1").card().shortcut(), within(0.025));
    assertThat(Blind.accuracy(binary, (t, d) -> t.condition().get("rule")))
        .isCloseTo(0.5, within(0.025));
    for (String version : List.of("v2", "v3")) {
      assertThat(TaskSamples.accuracy(pointed(version, "stimulusDeg", 0)))
          .as(version)
          .isCloseTo(SAMPLES.version(version).card().shortcut(), within(0.04));
    }
  }

  @Test
  void aConstantDirectionScoresTheChanceOnTheCard() {
    ProAntiParameters p = SAMPLES.quiet("v2");
    TrialSource<ProAntiParameters> source = SAMPLES.source(p, 50);
    Trials trials = source.trials(0, 4000);
    float[] outputs = new float[trials.targetValues().length];
    for (int k = 0; k < outputs.length; k += 3) {
      outputs[k + 1] = 0.6f;
      outputs[k + 2] = -0.2f;
    }
    assertThat(TaskSamples.accuracy(source.score(trials, outputs))).isCloseTo(0.2, within(0.025));
  }

  @ParameterizedTest
  @CsvSource({"v2, 35, 1", "v2, -35, 1", "v2, 37, 0", "v3, 35, 1", "v3, -37, 0", "v3, 180, 0"})
  void aDirectionMayBe36DegreesOff(String version, double offDeg, double accuracy) {
    List<Verdict> verdicts = pointed(version, "answerDeg", offDeg);
    assertThat(TaskSamples.accuracy(verdicts)).isEqualTo(accuracy);
    assertThat(TaskSamples.mean(verdicts, "errorDeg")).isCloseTo(Math.abs(offDeg), within(1e-3));
    assertThat(TaskSamples.mean(verdicts, "hold")).isEqualTo(1);
    assertThat(TaskSamples.mean(verdicts, "premature")).isEqualTo(0);
    assertThat(TaskSamples.mean(verdicts, "pro")).isEqualTo(accuracy);
    assertThat(TaskSamples.mean(verdicts, "anti")).isEqualTo(accuracy);
  }

  @Test
  void anAnswerWithoutLettingFixationGoIsWrong() {
    TrialSource<ProAntiParameters> source = SAMPLES.source(SAMPLES.quiet("v2"), 20);
    Trials trials = source.trials(0, 20);
    float[] outputs = trials.targetValues().clone();
    for (int k = 0; k < outputs.length; k += 3) {
      outputs[k] = 0.6f;
    }
    assertThat(TaskSamples.accuracy(source.score(trials, outputs))).isEqualTo(0);
  }

  @Test
  void anOutputThatIsNotANumberIsWrong() {
    for (String version : List.of("v1", "v2", "v3")) {
      TrialSource<ProAntiParameters> source = SAMPLES.source(SAMPLES.quiet(version), 20);
      Trials trials = source.trials(0, 20);
      float[] outputs = new float[trials.targetValues().length];
      Arrays.fill(outputs, Float.NaN);
      assertThat(source.score(trials, outputs))
          .allMatch(verdict -> verdict.accuracy() == 0 && verdict.scored());
    }
  }

  @ParameterizedTest
  @CsvSource({"v2, 20", "v2, 5", "v3, 20", "v3, 50"})
  void anIdealObserverReadsTheStimulusThroughTheNoise(String version, double dt) {
    ProAntiParameters p = SAMPLES.parameters(version);
    int right = 0;
    for (Trial trial : SAMPLES.trials(p, dt, 1000)) {
      Epoch stimulus = trial.epoch("stimulus");
      double read =
          p.directions()
              .encoding()
              .read("stimulus", name -> mean(trial, trial.channels().input(name), stimulus));
      double off = AngleCode.distance(read, condition(trial, "stimulusDeg"));
      right += off < p.toleranceDeg() ? 1 : 0;
    }
    assertThat(right / 1000.0).isGreaterThan(0.998);
  }

  @Test
  void lossesFitTheAnswers() {
    assertThat(TASK.loss(SAMPLES.parameters("v1"))).isEqualTo(Loss.CROSS_ENTROPY);
    assertThat(TASK.loss(SAMPLES.parameters("v3"))).isEqualTo(Loss.SQUARED_ERROR);
  }

  @Test
  void theShareOfAntiTrialsIsAParameter() {
    for (double share : new double[] {0, 0.25, 1}) {
      ProAntiParameters p = SAMPLES.with(SAMPLES.quiet("v1"), Map.of("antiProbability", share));
      long anti =
          SAMPLES.trials(p, 20, 2000).stream()
              .filter(trial -> trial.condition().get("rule").equals("anti"))
              .count();
      assertThat(anti / 2000.0).isCloseTo(share, within(0.03));
    }
  }

  /** Verdicts on answers that hold, let go and point a given angle off a column of the table. */
  private static List<Verdict> pointed(String version, String column, double offDeg) {
    ProAntiParameters p = SAMPLES.quiet(version);
    TrialSource<ProAntiParameters> source = SAMPLES.source(p, 50);
    Trials trials = source.trials(0, 2000);
    int width = trials.channels().outputs().size();
    float[] outputs = trials.targetValues().clone();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      double degrees = condition(trial, column) + offDeg;
      for (int step = trial.epoch("response").start(); step < trial.steps(); step++) {
        for (int o = 1; o < width; o++) {
          outputs[(i * trials.time() + step) * width + o] =
              (float)
                  (p.directions().report() == Report.VECTOR
                      ? Math.cos(Math.toRadians(degrees - 90 * (o - 1)))
                      : p.directions().encoding().value(o - 1, degrees));
        }
      }
    }
    return source.score(trials, outputs);
  }

  private static double condition(Trial trial, String column) {
    return (double) trial.condition().get(column);
  }

  private static double mean(Trial trial, int channel, Epoch during) {
    double sum = 0;
    for (int step = during.start(); step < during.end(); step++) {
      sum += trial.input(step, channel);
    }
    return sum / during.length();
  }

  private static double[] inputs(Trial trial, int step) {
    double[] values = new double[trial.channels().inputs().size()];
    Arrays.setAll(values, channel -> trial.input(step, channel));
    return values;
  }

  private static double one(boolean yes) {
    return yes ? 1 : 0;
  }
}
