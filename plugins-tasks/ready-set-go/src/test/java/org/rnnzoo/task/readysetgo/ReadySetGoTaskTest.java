package org.rnnzoo.task.readysetgo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;
import org.rnnzoo.testkit.TaskSamples;

class ReadySetGoTaskTest implements TaskContract<ReadySetGoParameters> {

  private static final TaskSamples<ReadySetGoParameters> SAMPLES =
      new TaskSamples<>(new ReadySetGoTask());

  private static final ReadySetGoTask TASK = new ReadySetGoTask();

  @Override
  public Task<ReadySetGoParameters> task() {
    return TASK;
  }

  @Test
  void inputsTellTheGainOnlyIfThereAreSeveral() {
    assertThat(TASK.channels(SAMPLES.parameters("v1")).inputs()).containsExactly("ready", "set");
    assertThat(TASK.channels(SAMPLES.parameters("v2")).inputs())
        .containsExactly("ready", "set", "gain.1", "gain.1.5");
    assertThat(TASK.channels(SAMPLES.parameters("v3")).outputs()).containsExactly("go");
  }

  @Test
  void trialsOfFiveIntervalsFollowTheTable() {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet("v1"), 20, 30)) {
      int interval = (int) Math.round(condition(trial, "intervalMs") / 20);
      int set = 15 + interval;
      assertThat(trial.epochs())
          .containsExactly(
              new Epoch("fixation", 0, 15),
              new Epoch("measure", 15, set),
              new Epoch("produce", set, set + (int) Math.floor(1.25 * interval + 0.5)));
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(step >= 15 && step < 20 ? 1 : 0);
        assertThat(trial.input(step, 1)).isEqualTo(step >= set && step < set + 5 ? 1 : 0);
        assertThat(trial.mask(step, 0)).isEqualTo(step < 5 ? 0 : step < set ? 1 : 5);
        double share = (step - set) / (double) interval;
        double ramp = (Math.exp(share / 2.8) - 1) / (Math.exp(1 / 2.8) - 1);
        assertThat(trial.target(step, 0)).isCloseTo(step < set ? 0 : ramp, within(1e-6));
      }
      assertThat(trial.target(set + interval, 0)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 5", "v2, 20", "v2, 50"})
  void theWantedTimeFollowsFromTheInputsAlone(String version, double dt) {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet(version), dt, 100)) {
      double intervalMs = dt * (onset(trial, 1) - onset(trial, 0));
      double gain = version.equals("v2") && trial.input(0, 3) == 1 ? 1.5 : 1;
      assertThat(condition(trial, "intervalMs")).isEqualTo(intervalMs);
      assertThat(condition(trial, "wantedMs")).isEqualTo(gain * intervalMs);
    }
  }

  @Test
  void theWantedTimeIsThatOfTheRealisedInterval() {
    ReadySetGoParameters p =
        SAMPLES.with(SAMPLES.quiet("v1"), Map.of("intervalMs", DurationLaw.uniform(600, 1000)));
    for (Trial trial : SAMPLES.trials(p, 50, 200)) {
      assertThat(condition(trial, "intervalMs") % 50).isEqualTo(0);
      assertThat(condition(trial, "measuredMs")).isEqualTo(condition(trial, "intervalMs"));
    }
  }

  @Test
  void aSamplingPeriodMayNotMakeIntervalsAlike() {
    ReadySetGoParameters p =
        SAMPLES.with(
            SAMPLES.quiet("v1"),
            Map.of("intervalMs", new DurationLaw.Choice(List.of(600.0, 605.0, 700.0))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.trials(p, 20, 1))
        .withMessage(
            "At a sampling period of 20 ms two of the intervals C(600, 605, 700) last equally many"
                + " steps; choose a smaller dt or intervals further apart.");
    assertThat(SAMPLES.trials(p, 5, 200).stream().map(t -> condition(t, "intervalMs")))
        .contains(600.0, 605.0, 700.0);
  }

  @Test
  void theShownIntervalScattersInProportion() {
    List<Trial> trials = SAMPLES.trials(SAMPLES.quiet("v3"), 1, 4000);
    for (double interval : new double[] {600, 1000}) {
      double[] shares =
          trials.stream()
              .filter(trial -> condition(trial, "intervalMs") == interval)
              .mapToDouble(trial -> condition(trial, "measuredMs") / interval - 1)
              .toArray();
      double mean = Arrays.stream(shares).average().orElseThrow();
      double square = Arrays.stream(shares).map(x -> x * x).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(0.02));
      assertThat(Math.sqrt(square)).isCloseTo(0.148, within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9, 1", "-0.9, 1", "1.1, 0", "-1.1, 0", "1.4, 0"})
  void theProducedTimeMayBeOffByTheTolerance(double tolerances, double accuracy) {
    for (String version : List.of("v1", "v2", "v3")) {
      double error = tolerances * SAMPLES.parameters(version).ramp().tolerance();
      List<Verdict> verdicts =
          produced(version, 20, 200, trial -> (1 + error) * condition(trial, "wantedMs"));
      assertThat(TaskSamples.accuracy(verdicts)).as(version).isEqualTo(accuracy);
      assertThat(TaskSamples.mean(verdicts, "produced")).isEqualTo(1);
      assertThat(TaskSamples.mean(verdicts, "bias")).isCloseTo(error, within(2e-3));
      assertThat(TaskSamples.mean(verdicts, "absoluteError"))
          .isCloseTo(Math.abs(error), within(2e-3));
      assertThat(TaskSamples.mean(verdicts, "squaredError")).isCloseTo(error * error, within(1e-3));
    }
  }

  @Test
  void anAnswerAfterTheEndOfTheTrialIsNone() {
    List<Verdict> verdicts = produced("v1", 20, 50, trial -> 1.3 * condition(trial, "wantedMs"));
    assertThat(TaskSamples.accuracy(verdicts)).isEqualTo(0);
    assertThat(verdicts).allMatch(v -> v.measures().get("produced") == 0);
    assertThat(verdicts).noneMatch(v -> v.measures().containsKey("bias"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 50})
  void producedTimesAreReadBetweenSteps(double dt) {
    List<Verdict> verdicts = produced("v1", dt, 50, trial -> 777);
    for (Verdict verdict : verdicts) {
      if (verdict.measures().containsKey("producedMs")) {
        assertThat(verdict.measures().get("producedMs")).isCloseTo(777, within(0.5));
      }
    }
    assertThat(TaskSamples.mean(verdicts, "produced")).isGreaterThan(0.7);
  }

  @Test
  void goingBeforeSetIsWrong() {
    TrialSource<ReadySetGoParameters> source = SAMPLES.source(SAMPLES.quiet("v1"), 20);
    Trials trials = source.trials(0, 20);
    float[] outputs = trials.targetValues().clone();
    for (int i = 0; i < 20; i++) {
      outputs[i * trials.time() + 20] = 1.1f;
    }
    List<Verdict> verdicts = source.score(trials, outputs);
    assertThat(TaskSamples.accuracy(verdicts)).isEqualTo(0);
    assertThat(TaskSamples.mean(verdicts, "premature")).isEqualTo(1);
    assertThat(TaskSamples.mean(verdicts, "bias")).isCloseTo(0, within(1e-6));
  }

  @Test
  void anOutputThatIsNotANumberIsWrong() {
    TrialSource<ReadySetGoParameters> source = SAMPLES.source(SAMPLES.quiet("v2"), 20);
    Trials trials = source.trials(0, 20);
    float[] outputs = new float[trials.targetValues().length];
    Arrays.fill(outputs, Float.NaN);
    assertThat(source.score(trials, outputs))
        .allMatch(v -> v.accuracy() == 0 && v.measures().get("produced") == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theBestConstantTimeScoresTheChanceOnTheCard(String version) {
    List<Trial> trials = SAMPLES.trials(SAMPLES.quiet(version), 20, 2000);
    assertThat(bestTime(trials, SAMPLES.parameters(version).ramp().tolerance()))
        .isCloseTo(chance(version), within(0.04));
  }

  @Test
  void theBestTimeForEachContextIsNoBetterThanChance() {
    assertThat(bestTimeBy("gain")).isCloseTo(chance("v2"), within(0.04));
  }

  @Test
  void whoIgnoresTheContextIsRightInHalfOfTheTrials() {
    assertThat(bestTimeBy("intervalMs"))
        .isCloseTo(SAMPLES.version("v2").card().shortcut(), within(0.04));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 20})
  void whoProducesWhatIsMeasuredScoresTheShortcutOnTheCard(double dt) {
    List<Verdict> verdicts = produced("v3", dt, 2000, trial -> condition(trial, "measuredMs"));
    assertThat(TaskSamples.accuracy(verdicts))
        .isCloseTo(SAMPLES.version("v3").card().shortcut(), within(0.04));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 20})
  void whoKnowsTheIntervalsScoresTheCeilingOnTheCard(double dt) {
    List<Verdict> verdicts =
        produced("v3", dt, 2000, trial -> likeliest(condition(trial, "measuredMs")));
    assertThat(TaskSamples.accuracy(verdicts))
        .isCloseTo(SAMPLES.version("v3").card().ceiling(), within(0.025));
  }

  @Test
  void theMeanOfThePosteriorClearsTheBar() {
    List<Verdict> verdicts =
        produced("v3", 20, 2000, trial -> posteriorMean(condition(trial, "measuredMs")));
    assertThat(TaskSamples.accuracy(verdicts))
        .isGreaterThan(SAMPLES.version("v3").card().solved() + 0.01);
  }

  /** The accuracy of a ramp that passes 1 at the best of all times, the same in all trials. */
  private static double bestTime(List<Trial> trials, double tolerance) {
    return IntStream.range(0, 400)
            .mapToDouble(
                i ->
                    trials.stream()
                        .mapToDouble(trial -> condition(trial, "wantedMs"))
                        .filter(wanted -> Math.abs(5 * i - wanted) <= tolerance * wanted + 1e-9)
                        .count())
            .max()
            .orElseThrow()
        / trials.size();
  }

  private static double bestTimeBy(String column) {
    List<Trial> trials = SAMPLES.trials(SAMPLES.quiet("v2"), 20, 2000);
    return trials.stream()
        .collect(Collectors.groupingBy(trial -> condition(trial, column)))
        .values()
        .stream()
        .mapToDouble(group -> bestTime(group, 0.1) * group.size() / trials.size())
        .sum();
  }

  /** The time that is most likely to be right after a measurement of v3. */
  private static double likeliest(double measuredMs) {
    double[] posterior = posterior(measuredMs);
    double best = 0;
    double highest = -1;
    for (double time = 500; time < 1200; time += 5) {
      double right = 0;
      for (int i = 0; i < 5; i++) {
        right += Math.abs(time - interval(i)) <= 0.1499 * interval(i) ? posterior[i] : 0;
      }
      if (right > highest) {
        highest = right;
        best = time;
      }
    }
    return best;
  }

  private static double posteriorMean(double measuredMs) {
    double[] posterior = posterior(measuredMs);
    return IntStream.range(0, 5).mapToDouble(i -> posterior[i] * interval(i)).sum()
        / Arrays.stream(posterior).sum();
  }

  private static double[] posterior(double measuredMs) {
    return IntStream.range(0, 5)
        .mapToDouble(
            i -> {
              double z = (measuredMs / interval(i) - 1) / 0.15;
              return Math.exp(-z * z / 2) / interval(i);
            })
        .toArray();
  }

  private static double interval(int i) {
    return 600 + 100 * i;
  }

  /** Verdicts on ramps that pass 1 at a given time after set. */
  private static List<Verdict> produced(
      String version, double dt, int count, ToDoubleFunction<Trial> timeMs) {
    ReadySetGoParameters p = SAMPLES.quiet(version);
    TrialSource<ReadySetGoParameters> source = SAMPLES.source(p, dt);
    Trials trials = source.trials(0, count);
    float[] outputs = new float[trials.targetValues().length];
    for (int i = 0; i < count; i++) {
      Trial trial = trials.get(i);
      int set = trial.epoch("produce").start();
      for (int step = set; step < trial.steps(); step++) {
        outputs[i * trials.time() + step] =
            (float) new Ramp(2.8).at((step - set) * dt / timeMs.applyAsDouble(trial));
      }
    }
    return source.score(trials, outputs);
  }

  private static double chance(String version) {
    return SAMPLES.version(version).card().chance();
  }

  private static int onset(Trial trial, int channel) {
    return IntStream.range(0, trial.steps())
        .filter(step -> trial.input(step, channel) > 0)
        .findFirst()
        .orElseThrow();
  }

  private static double condition(Trial trial, String column) {
    return (double) trial.condition().get(column);
  }
}
