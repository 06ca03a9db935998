package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;

class TrialBuilderTest {

  private static final Channels CHANNELS =
      new Channels(List.of("fix", "stimulus"), List.of("left", "right"));

  @Test
  void epochsAreRoundedOneByOneAndLaidEndToEnd() {
    TrialBuilder trial = at(20);
    Epoch first = trial.epoch("first", 50);
    Epoch absent = trial.epoch("absent", 0);
    Epoch second = trial.epoch("second", 50);
    Epoch brief = trial.epoch("brief", DurationLaw.fixed(20));
    assertThat(List.of(first, absent, second, brief))
        .containsExactly(
            new Epoch("first", 0, 3),
            new Epoch("absent", 3, 3),
            new Epoch("second", 3, 6),
            new Epoch("brief", 6, 7));
    assertThat(trial.build().steps()).isEqualTo(7);
  }

  @Test
  void anEpochIsAtLeastAsLongAsTheSamplingPeriod() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(50).epoch("gap", DurationLaw.uniform(40, 900)))
        .withMessage(
            "The epoch 'gap' can be as short as 40 ms, which a sampling period of 50 ms cannot"
                + " show; choose a dt of at most 40 ms.");
    assertThatIllegalArgumentException().isThrownBy(() -> at(50).epoch("gap", 49.5));
    assertThat(at(50).epoch("gap", DurationLaw.uniform(0, 900)).length()).isPositive();
  }

  @Test
  void aPulseIsAtLeastAsLongAsTheSamplingPeriod() {
    TrialBuilder trial = at(20);
    Epoch run = trial.epoch("run", 100);
    assertThat(trial.pulse("go", run, 40, DurationLaw.fixed(20))).isEqualTo(new Epoch("run", 2, 3));
    assertThat(trial.pulse("go", run, 80, DurationLaw.fixed(500)))
        .as("cut off")
        .isEqualTo(new Epoch("run", 4, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trial.pulse("go", run, 0, DurationLaw.uniform(10, 90)))
        .withMessage(
            "The pulse 'go' can be as short as 10 ms, which a sampling period of 20 ms cannot"
                + " show; choose a dt of at most 10 ms.");
  }

  @Test
  void rectificationComesAfterTheNoise() {
    TrialBuilder builder = at(1);
    builder.epoch("run", 2000);
    builder.noise(List.of("fix", "stimulus"), 0.1);
    builder.rectify();
    Trial trial = builder.build();
    double[] values = IntStream.range(0, 2000).mapToDouble(s -> trial.input(s, 1)).toArray();
    assertThat(java.util.Arrays.stream(values).min().orElseThrow()).isZero();
    double zeros = java.util.Arrays.stream(values).filter(value -> value == 0).count();
    assertThat(zeros / 2000).isCloseTo(0.5, within(0.05));
  }

  @Test
  void aFinishedTrialCanBeLaidOverAnother() {
    TrialBuilder part = at(20);
    Epoch run = part.epoch("run", 60);
    part.input(1).set(3, run);
    part.target(0).set(1, run);
    part.mask(0).set(2, run);
    Channels wide = new Channels(List.of("a", "b", "c"), List.of("x", "y", "z"));
    TrialBuilder builder = new TrialBuilder(wide, new Clock(20), RandomStream.root(1).generator());
    builder.lay(part.build(), List.of(2, 0), List.of(1, 2));
    Trial trial = builder.build();
    assertThat(trial.steps()).isEqualTo(3);
    assertThat(row(trial::input, trial, 0)).containsOnly(3.0);
    assertThat(row(trial::input, trial, 2)).containsOnly(0.0);
    assertThat(row(trial::target, trial, 1)).containsOnly(1.0);
    assertThat(row(trial::mask, trial, 1)).containsOnly(2.0);
    assertThat(row(trial::mask, trial, 0)).containsOnly(0.0);
    assertThat(trial.parts()).hasSize(1);
    assertThat(trial.epochs()).isEmpty();
  }

  @Test
  void aDecisionHasAtLeastOneStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(20).decision("test", "left", new Epoch("test", 3, 3)))
        .withMessage("The decision 'test' has no step.");
  }

  @Test
  void linesHoldWhatWasWrittenLast() {
    TrialBuilder builder = at(10);
    Epoch early = builder.epoch("early", 20);
    Epoch late = builder.epoch("late", 20);
    builder.input("stimulus").set(1, early, late).add(0.5, late);
    builder.target("right").set(2, late);
    builder.mask(1).set(5, early).set(1, late);
    Trial trial = builder.build();
    assertThat(row(trial::input, trial, 1)).containsExactly(1.0, 1.0, 1.5, 1.5);
    assertThat(row(trial::input, trial, 0)).containsOnly(0.0);
    assertThat(row(trial::target, trial, 1)).containsExactly(0.0, 0.0, 2.0, 2.0);
    assertThat(row(trial::mask, trial, 1)).containsExactly(5.0, 5.0, 1.0, 1.0);
    assertThat(row(trial::mask, trial, 0)).containsOnly(0.0);
  }

  @Test
  void longTrialsFitTheirLines() {
    TrialBuilder builder = at(1);
    Epoch first = builder.epoch("first", 100);
    builder.input(0).set(1, first);
    Epoch second = builder.epoch("second", 1000);
    builder.input(0).set(2, second);
    Trial trial = builder.build();
    assertThat(trial.input(99, 0)).isEqualTo(1);
    assertThat(trial.input(100, 0)).isEqualTo(2);
    assertThat(trial.input(1099, 0)).isEqualTo(2);
  }

  @Test
  void aPartStaysWithinItsEpoch() {
    TrialBuilder trial = at(20);
    trial.epoch("before", 100);
    Epoch epoch = trial.epoch("stimulus", 200);
    assertThat(trial.part(epoch, 0, 60)).isEqualTo(new Epoch("stimulus", 5, 8));
    assertThat(trial.part(epoch, 40, 1)).isEqualTo(new Epoch("stimulus", 7, 8));
    assertThat(trial.part(epoch, 160, 100)).isEqualTo(new Epoch("stimulus", 13, 15));
    assertThat(trial.part(epoch, 900, 100).length()).isZero();
    assertThat(trial.part(epoch, 40, 0).length()).isZero();
  }

  @Test
  void whatIsLeftFollowsAPart() {
    TrialBuilder trial = at(20);
    Epoch epoch = trial.epoch("stimulus", 200);
    Epoch part = trial.part(epoch, 0, 60);
    assertThat(trial.after(epoch, part)).isEqualTo(new Epoch("stimulus", 3, 10));
    assertThat(trial.after(part, epoch).length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 20, 50})
  void theMeanOfNoiseOverAnEpochHasTheSameVarianceAtAnySamplingPeriod(double dt) {
    double sigma = 0.3;
    double duration = 500;
    int count = 8000;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      Trial trial = noisy(dt, duration, sigma, i);
      double mean =
          row(trial::input, trial, 1).stream().mapToDouble(x -> x).average().orElseThrow();
      squares += mean * mean;
    }
    double expected = sigma * sigma * 2 * Clock.NOISE_TIME_CONSTANT / duration;
    assertThat(squares / count).isCloseTo(expected, within(0.06 * expected));
  }

  @Test
  void noiseStaysOnItsChannel() {
    Trial trial = noisy(20, 500, 0.3, 0);
    assertThat(row(trial::input, trial, 0)).containsOnly(0.0);
    assertThat(row(trial::input, trial, 1)).doesNotContain(0.0);
  }

  @Test
  void theConditionKeepsItsOrder() {
    TrialBuilder builder = at(20);
    builder.epoch("run", 20);
    for (String name : List.of("sample", "delay", "choice", "a", "z", "match", "b")) {
      builder.condition(name, name);
    }
    builder.condition("number", 3);
    assertThat(builder.build().condition().keySet())
        .containsExactly("sample", "delay", "choice", "a", "z", "match", "b", "number");
  }

  @Test
  void writingAfterTheEndIsRefused() {
    TrialBuilder trial = at(20);
    trial.epoch("run", 40);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trial.input("fix").set(1, new Epoch("later", 2, 3)))
        .withMessage("Step 2 lies after the end of the trial, step 1.");
  }

  @Test
  void anUnknownChannelIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(20).input("stimulous"))
        .withMessage("There is no input channel 'stimulous'; there are [fix, stimulus].");
    assertThatIllegalArgumentException().isThrownBy(() -> at(20).noise("stimulous", 1));
  }

  @Test
  void aTrialWithoutAStepIsRefused() {
    TrialBuilder trial = at(20);
    trial.epoch("absent", 0);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(trial::build)
        .withMessage("The trial has no epoch that lasts.");
  }

  private static TrialBuilder at(double dt) {
    return new TrialBuilder(CHANNELS, new Clock(dt), RandomStream.root(1).generator());
  }

  private static Trial noisy(double dt, double duration, double sigma, long index) {
    TrialBuilder builder =
        new TrialBuilder(CHANNELS, new Clock(dt), RandomStream.root(1).indexed(index).generator());
    builder.epoch("stimulus", duration);
    builder.noise("stimulus", sigma);
    return builder.build();
  }

  @FunctionalInterface
  private interface Quantity {
    double at(int step, int channel);
  }

  private static List<Double> row(Quantity quantity, Trial trial, int channel) {
    return IntStream.range(0, trial.steps()).mapToObj(step -> quantity.at(step, channel)).toList();
  }
}
