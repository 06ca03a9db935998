package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Recording;
import org.rnnzoo.testkit.HoldTask;

class TimeAxisTest {

  private static final Recording RECORDING =
      Answered.byTwoOutputs().trial(-1, 0, 6, 1).trial(1, 1, 6, 1).recording();

  private static TimeAxis axis(String align, double binMs) {
    return TimeAxis.of(new ActivityParameters.Course(align, binMs, List.of()), RECORDING.trials());
  }

  @Test
  void ofItselfABinIsAStep() {
    TimeAxis axis = axis("", 0);
    assertThat(axis.bins()).isEqualTo(11);
    assertThat(axis.times()).startsWith(5, 15).endsWith(105);
    assertThat(axis.startMs()).isZero();
    assertThat(axis.endMs()).isEqualTo(110);
  }

  @Test
  void longTrialsHaveSixtyBinsAtMost() {
    HoldTask.Parameters parameters =
        new HoldTask.Parameters(fixed(60), fixed(2300), fixed(60), 0.01);
    TimeAxis axis =
        TimeAxis.of(
            new ActivityParameters.Course("", 0, List.of()),
            new HoldTask().generate(parameters, new Clock(20), RandomStream.root(1), 0, 2));
    // 121 steps do not go into 60 bins of two.
    assertThat(axis.steps()).isEqualTo(3);
    assertThat(axis.bins()).isEqualTo(41);
  }

  @Test
  void aBinOfSomeLengthIsWholeSteps() {
    TimeAxis axis = axis("", 24);
    assertThat(axis.steps()).isEqualTo(2);
    assertThat(axis.bins()).isEqualTo(6);
    assertThat(axis.has(0, 4)).isTrue();
    assertThat(axis.has(0, 5)).isFalse();
    assertThat(axis("", 1).steps()).isEqualTo(1);
  }

  @Test
  void theStartOfAnEpochIsAnEdgeBetweenBins() {
    TimeAxis axis = axis("stimulus", 30);
    assertThat(axis.startMs()).isEqualTo(-30);
    assertThat(axis.endMs()).isEqualTo(90);
    assertThat(axis.times()).containsExactly(-15, 15, 45, 75);
    assertThat(axis.has(0, 0)).isFalse();
    assertThat(axis.has(0, 1)).isTrue();
    assertThat(axis.has(0, 3)).isTrue();
  }

  @Test
  void aRateIsTheMeanOverTheStepsOfABin() {
    double mean = (RECORDING.rate(1, 5, 2) + RECORDING.rate(1, 6, 2) + RECORDING.rate(1, 7, 2)) / 3;
    assertThat(axis("stimulus", 30).rates(RECORDING, 1, 2)[2]).isCloseTo(mean, within(1e-12));
  }

  @Test
  void epochsAreShadedAndTimeZeroIsALine() {
    List<Layer> marks = axis("stimulus", 30).marks();
    assertThat(marks.subList(0, 3))
        .containsExactly(
            new Layer.Band("fixation", -20, 0),
            new Layer.Band("stimulus", 0, 40),
            new Layer.Band("response", 40, 90));
    assertThat(marks).hasSize(4);
    assertThat(((Layer.Rule) marks.get(3)).at()).isZero();
  }

  @Test
  void anEpochThatNeverLastsIsInNoTrial() {
    assertThatThrownBy(() -> axis("delay", 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "align is 'delay', an epoch that no trial has; there are fixation, stimulus,"
                + " response.");
  }

  private static Trials trials(Consumer<TrialBuilder> compose) {
    Channels channels = new Channels(List.of("stimulus"), List.of("z"));
    TrialBuilder trial = new TrialBuilder(channels, new Clock(10), new Random(1));
    compose.accept(trial);
    return new Trials(new Clock(10), channels, List.of(trial.build()));
  }

  private static TimeAxis axis(String align, Trials trials) {
    return TimeAxis.of(new ActivityParameters.Course(align, 0, List.of()), trials);
  }

  @Test
  void sixtyStepsAreSixtyBins() {
    assertThat(axis("", trials(trial -> trial.epoch("rest", 600))).bins()).isEqualTo(60);
    assertThat(axis("", trials(trial -> trial.epoch("rest", 610))).bins()).isEqualTo(31);
  }

  @Test
  void ofTwoEpochsOfOneNameTheFirstIsMeant() {
    Trials pulses =
        trials(
            trial -> {
              trial.epoch("pulse", 30);
              trial.epoch("gap", 20);
              trial.epoch("pulse", 30);
            });
    assertThat(axis("pulse", pulses).startMs()).isZero();
    assertThat(axis("pulse", pulses).marks())
        .containsExactly(
            new Layer.Band("pulse", 0, 30),
            new Layer.Band("pulse", 50, 80),
            new Layer.Band("gap", 30, 50));
  }

  @Test
  void aSingleEpochIsNotShaded() {
    assertThat(axis("", trials(trial -> trial.epoch("rest", 100))).marks()).isEmpty();
  }

  /** With as many trials laid over each other. */
  private static Trials laid(int parts) {
    Trial part = trials(trial -> trial.epoch("part", 100)).get(0);
    return trials(
        trial -> {
          trial.epoch("first", 50);
          trial.epoch("second", 50);
          for (int i = 0; i < parts; i++) {
            trial.lay(part, List.of(0), List.of(0));
          }
        });
  }

  @Test
  void epochsOfTrialsThatRunSideBySideAreNotShaded() {
    assertThat(axis("", laid(1)).marks())
        .containsExactly(new Layer.Band("first", 0, 50), new Layer.Band("second", 50, 100));
    assertThat(axis("", laid(2)).marks()).isEmpty();
  }

  @Test
  void whereTrialsBeginAtZeroItHasNoLine() {
    assertThat(axis("", 0).marks()).hasSize(3).allMatch(Layer.Band.class::isInstance);
  }
}
