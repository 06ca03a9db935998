package org.rnnzoo.task.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.task.clicks.Presets.list;
import static org.rnnzoo.task.clicks.Presets.number;
import static org.rnnzoo.task.clicks.Presets.quiet;
import static org.rnnzoo.task.clicks.Presets.trials;
import static org.rnnzoo.task.clicks.Presets.version;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.testkit.Blind;

/** What can be achieved with some of the clicks, and with all of them under noise. */
class CeilingTest {

  private static final int MANY = 20_000;

  @Test
  void theLastBin() {
    assertBlind("v1", trial -> counts(trial, 1400, 1600), 0.715);
  }

  @Test
  void halfOfTheBins() {
    assertBlind("v1", trial -> counts(trial, 0, 800), 0.905);
  }

  @ParameterizedTest
  @CsvSource({"v2, 0.893", "v4, 0.791"})
  void theLast200Ms(String version, double ceiling) {
    assertBlind(version, trial -> counts(trial, 800, 1000), ceiling);
  }

  @ParameterizedTest
  @CsvSource({"v2, 0.956", "v4, 0.892"})
  void halfOfTheStimulus(String version, double ceiling) {
    assertBlind(version, trial -> counts(trial, 0, 500), ceiling);
  }

  @Test
  void theLast200MsOfAVaryingStimulus() {
    assertBlind(
        "v3",
        trial -> {
          double end = number(trial, "stimulusMs");
          return counts(trial, end - 200, end);
        },
        0.9);
  }

  @Test
  void theSumOfTheAmplitudesIsTheCeilingOfTheNoisyVersion() {
    List<Trial> trials = list(trials(quiet("v3"), 50, MANY));
    assertThat(accuracy(trials, t -> number(t, "rightSum") - number(t, "leftSum")))
        .isCloseTo(0.992, within(0.003));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 20, 50})
  void aLinearIntegratorDoesNotDependOnTheSamplingPeriod(double dt) {
    List<Trial> trials = list(trials(version("v3"), dt, 6000));
    assertThat(accuracy(trials, CeilingTest::integral)).isCloseTo(0.982, within(0.005));
  }

  private static double integral(Trial trial) {
    Epoch stimulus = trial.epoch("stimulus");
    double sum = 0;
    for (int step = stimulus.start(); step < stimulus.end(); step++) {
      sum += trial.input(step, 2) - trial.input(step, 1);
    }
    return sum;
  }

  private static double accuracy(List<Trial> trials, Function<Trial, Double> rightMinusLeft) {
    return trials.stream()
            .filter(t -> rightMinusLeft.apply(t) > 0 == t.condition().get("label").equals("right"))
            .count()
        / (double) trials.size();
  }

  private static List<Long> counts(Trial trial, double from, double to) {
    return List.of(count(trial, "leftMs", from, to), count(trial, "rightMs", from, to));
  }

  private static long count(Trial trial, String side, double from, double to) {
    return ClicksTaskTest.times(trial, side).stream().filter(ms -> ms >= from && ms < to).count();
  }

  private static void assertBlind(String version, Function<Trial, Object> seen, double ceiling) {
    assertThat(Blind.accuracy(trials(quiet(version), 40, MANY), (t, decision) -> seen.apply(t)))
        .isCloseTo(ceiling, within(0.01));
  }
}
