package org.rnnzoo.task.flipflop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Polarity;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class FlipFlopTaskTest implements TaskContract<FlipFlopParameters> {

  private static final FlipFlopTask TASK = new FlipFlopTask();

  @Override
  public Task<FlipFlopParameters> task() {
    return TASK;
  }

  @Override
  public List<Double> samplingPeriods() {
    return List.of(1.0, 5.0, 10.0, 20.0);
  }

  @Test
  void aPulseThatASamplingPeriodCannotShowIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source(TASK.versions().get(0), new Clock(200)).trials(0, 1))
        .withMessageStartingWith("The pulse 'bit-1' can be as short as 40 ms");
  }

  @Test
  void channelsAreNamedByBit() {
    assertThat(TASK.channels(Presets.version("v1")).inputs()).containsExactly("bit-1", "bit-2");
    FlipFlopParameters rectified = Presets.with(Presets.version("v1"), 1, Polarity.RECT2, 0.01);
    assertThat(TASK.channels(rectified).outputs()).containsExactly("bit-1+", "bit-1-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void pulsesOfBothSignsAreEquallyLikely(String version) {
    int pulses = 0;
    int positive = 0;
    for (Trial trial : quiet(version, 20, 1000)) {
      for (Pulses.Pulse pulse : Pulses.of(trial, 0)) {
        pulses++;
        positive += pulse.amplitude() > 0 ? 1 : 0;
      }
    }
    assertThat((double) positive / pulses).isCloseTo(0.5, within(0.03));
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 20", "v2, 5", "v2, 20", "v3, 10", "v1, 40"})
  void targetsFollowFromTheInputsAlone(String version, double dt) {
    double threshold = Presets.version(version).distractors().distractorAmplitude();
    for (Trial trial : quiet(version, dt, 100)) {
      for (int bit = 0; bit < 2; bit++) {
        double memory = 0;
        for (int step = 0; step < trial.steps(); step++) {
          double input = trial.input(step, bit);
          memory = Math.abs(input) > threshold + 1e-6 ? Math.signum(input) : memory;
          assertThat(trial.target(step, bit)).as("target at step %d", step).isEqualTo(memory);
        }
        assertThat(trial.condition().get("final").toString().charAt(bit))
            .isEqualTo("-0+".charAt(1 + (int) memory));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 10, 20, 40})
  void answersCountFromTheGraceAfterAPulse(double dt) {
    Clock clock = new Clock(dt);
    for (Trial trial : quiet("v2", dt, 50)) {
      int step = 0;
      for (Pulses.Pulse pulse : Pulses.of(trial, 0)) {
        int free =
            Math.abs(pulse.amplitude()) > 0.3 ? pulse.end() + clock.steps(100) : pulse.start();
        assertThat(pulse.end() - pulse.start())
            .as("width")
            .isEqualTo(Math.min(clock.steps(40), trial.steps() - pulse.start()));
        for (; step < pulse.start(); step++) {
          assertThat(trial.mask(step, 0)).as("mask between pulses, step %d", step).isEqualTo(1);
        }
        for (; step < Math.min(free, trial.steps()); step++) {
          assertThat(trial.mask(step, 0)).as("mask after a pulse, step %d", step).isEqualTo(0);
        }
      }
    }
  }

  @Test
  void gapsAreAsLongAsTheLawSays() {
    double sum = 0;
    int gaps = 0;
    for (Trial trial : quiet("v1", 10, 500)) {
      List<Pulses.Pulse> pulses = Pulses.of(trial, 0);
      // Gaps near the end are cut off, so only the first of each trial is representative.
      sum += (pulses.size() > 1 ? pulses.get(1).start() : trial.steps()) - pulses.get(0).end();
      gaps++;
      assertThat(pulses.get(0).start()).as("first pulse").isEqualTo(0);
    }
    double cutOff = 300 * Math.exp(-(1960 - 200) / 300.0);
    assertThat(10 * sum / gaps).isCloseTo(500 - cutOff, within(45.0));
  }

  @Test
  void theHoldPrecedesTheFirstPulse() {
    for (Trial trial : quiet("v3", 10, 200)) {
      for (int bit = 0; bit < 2; bit++) {
        List<Pulses.Pulse> pulses = Pulses.of(trial, bit);
        double holdMs = (double) trial.condition().get("bit-" + (bit + 1) + ".holdMs");
        double firstMs = pulses.isEmpty() ? 2000 : 10.0 * pulses.get(0).start();
        assertThat(firstMs).isEqualTo(holdMs);
        if (!pulses.isEmpty()) {
          assertThat(firstMs).isBetween(20.0, 400.0);
        }
      }
    }
  }

  @Test
  void aSilencedBitIsStillThroughout() {
    int silenced = 0;
    Trials trials = source(Presets.version("v3"), 20).trials(0, 500);
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if ((double) trial.condition().get("bit-2.silenced") == 1) {
        silenced++;
        assertThat(trial.condition()).containsEntry("bit-2.pulses", 0.0);
        for (int step = 0; step < trial.steps(); step++) {
          assertThat(trial.input(step, 1)).isEqualTo(0);
          assertThat(trial.target(step, 1)).isEqualTo(0);
          assertThat(trial.mask(step, 1)).isEqualTo(1);
        }
      }
    }
    assertThat(silenced / 500.0).isCloseTo(0.2, within(0.05));
  }

  @Test
  void noiseOfTheGivenSizeIsAddedThroughout() {
    FlipFlopParameters loud = Presets.with(Presets.version("v1"), 2, Polarity.SIGNED, 0.05);
    FlipFlopParameters quiet = Presets.with(Presets.version("v1"), 2, Polarity.SIGNED, 0);
    float[] noisy = source(loud, 20).trials(0, 100).inputValues();
    float[] clean = source(quiet, 20).trials(0, 100).inputValues();
    double squares = 0;
    for (int k = 0; k < noisy.length; k++) {
      squares += (noisy[k] - clean[k]) * (noisy[k] - clean[k]);
    }
    assertThat(Math.sqrt(squares / noisy.length)).isCloseTo(0.05 * Math.sqrt(10), within(0.005));
  }

  @Test
  void weakPulsesFollowAThirdOfTheGaps() {
    double weak = 0;
    double strong = 0;
    for (Trial trial : quiet("v2", 20, 500)) {
      weak += (double) trial.condition().get("bit-1.distractors");
      strong += (double) trial.condition().get("bit-1.pulses");
      assertThat(Pulses.of(trial, 0).stream().filter(p -> Math.abs(p.amplitude()) < 0.3).count())
          .isEqualTo(Math.round((double) trial.condition().get("bit-1.distractors")));
    }
    // A distractor follows a gap that ends within the trial, so at most every pulse but the last.
    assertThat(weak / (strong - 500)).isCloseTo(0.3, within(0.06));
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v2, 1", "v3, 0"})
  void theBestConstantAnswerScoresTheChanceOnTheCard(String version, float answer) {
    TrialSource<FlipFlopParameters> source = source(Presets.version(version), 20);
    Trials trials = source.trials(0, 1000);
    float[] outputs = new float[trials.targetValues().length];
    Arrays.fill(outputs, answer);
    double chance =
        TASK.versions().stream()
            .filter(v -> v.name().equals(version))
            .findFirst()
            .orElseThrow()
            .card()
            .chance();
    double accuracy =
        source.score(trials, outputs).stream()
            .mapToDouble(Verdict::accuracy)
            .average()
            .orElseThrow();
    assertThat(accuracy).isCloseTo(chance, within(0.02));
  }

  @Test
  void aTrialIsCorrectIfEveryBitIsRightAtItsLastScoredStep() {
    TrialSource<FlipFlopParameters> source = source(Presets.version("v1"), 20);
    Trials trials = source.trials(0, 1);
    float[] outputs = trials.targetValues().clone();
    int last = 0;
    for (int step = 0; step < trials.time(); step++) {
      last = trials.get(0).mask(step, 1) > 0 ? step : last;
    }
    outputs[2 * last + 1] = 0.4f;
    Verdict verdict = source.score(trials, outputs).get(0);
    assertThat(verdict.correct()).isFalse();
    assertThat(verdict.accuracy()).isBetween(0.98, 0.999);
  }

  @Test
  void anOutputThatIsNotANumberIsWrong() {
    TrialSource<FlipFlopParameters> source = source(Presets.version("v3"), 20);
    Trials trials = source.trials(0, 50);
    float[] outputs = new float[trials.targetValues().length];
    Arrays.fill(outputs, Float.NaN);
    assertThat(source.score(trials, outputs)).allMatch(verdict -> verdict.accuracy() == 0);
  }

  @Test
  void twoChannelsCarryWhatOneDoes() {
    FlipFlopParameters signed = Presets.with(Presets.version("v3"), 2, Polarity.SIGNED, 0);
    FlipFlopParameters rectified = Presets.with(Presets.version("v3"), 2, Polarity.RECT2, 0);
    for (int i = 0; i < 20; i++) {
      Trial one = source(signed, 20).trials(i, 1).get(0);
      Trial two = source(rectified, 20).trials(i, 1).get(0);
      for (int step = 0; step < one.steps(); step++) {
        assertThat(two.input(step, 0) - two.input(step, 1)).isEqualTo(one.input(step, 0));
        assertThat(two.target(step, 2) - two.target(step, 3)).isEqualTo(one.target(step, 1));
        assertThat(Math.min(two.input(step, 0), two.input(step, 1))).isEqualTo(0);
        assertThat(two.mask(step, 3)).isEqualTo(one.mask(step, 1));
      }
    }
  }

  @Test
  void theTargetsOnTwoChannelsAreARightAnswer() {
    FlipFlopParameters rectified = Presets.with(Presets.version("v3"), 3, Polarity.RECT2, 0.05);
    TrialSource<FlipFlopParameters> source = source(rectified, 20);
    Trials trials = source.trials(0, 50);
    assertThat(source.score(trials, trials.targetValues()))
        .allMatch(verdict -> verdict.accuracy() == 1 && verdict.correct());
  }

  private static TrialSource<FlipFlopParameters> source(FlipFlopParameters parameters, double dt) {
    return new TrialSource<>(TASK, parameters, new Clock(dt), RandomStream.root(1));
  }

  /** Trials of a version without input noise. */
  private static List<Trial> quiet(String version, double dt, int count) {
    FlipFlopParameters p = Presets.version(version);
    Trials trials = source(Presets.with(p, 2, Polarity.SIGNED, 0), dt).trials(0, count);
    return IntStream.range(0, count).mapToObj(trials::get).toList();
  }
}
