package org.rnnzoo.task.tmaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.Blind;

/** What observers achieve who look at only some of the cues. */
class ShortcutTest {

  private static final int MANY = 20_000;

  @ParameterizedTest
  @CsvSource({"0, 1, 0.727", "3, 4, 0.727", "6, 7, 0.727", "4, 7, 0.83", "2, 7, 0.907"})
  void someOfSevenCues(int from, int to, double ceiling) {
    assertBlind("v2", trial -> sides(trial).substring(from, to), ceiling);
  }

  @Test
  void someOfSevenCuesInTheEPropVersion() {
    assertBlind("v4", trial -> sides(trial).substring(2, 7), 0.907);
  }

  @Test
  void allSevenCuesSuffice() {
    assertBlind("v2", ShortcutTest::sides, 1);
  }

  @Test
  void noShortcutToASingleCue() {
    assertBlind("v1", trial -> "", 0.5);
  }

  @Test
  void theLastTower() {
    assertBlind("v3", trial -> sides(trial).charAt(sides(trial).length() - 1), 0.713);
  }

  @Test
  void theFirstTower() {
    assertBlind("v3", trial -> sides(trial).charAt(0), 0.729);
  }

  @ParameterizedTest
  @CsvSource({"v3, 0.881", "v5, 0.931"})
  void theTowersOfTheFirstHalf(String version, double ceiling) {
    assertBlind(version, ShortcutTest::countsOfTheFirstHalf, ceiling);
  }

  private static List<Integer> countsOfTheFirstHalf(Trial trial) {
    // Towers stand in the first 190 cm of 200 cm.
    double half = 200 + TMazeTaskTest.number(trial, "cuePeriodMs") * 95 / 200;
    double[] times = TMazeTaskTest.times(trial);
    int[] counts = new int[2];
    for (int i = 0; i < times.length && times[i] < half; i++) {
      counts[sides(trial).charAt(i) == 'L' ? 0 : 1]++;
    }
    return List.of(counts[0], counts[1]);
  }

  private static String sides(Trial trial) {
    return trial.condition().get("cueSides").toString();
  }

  private static void assertBlind(String version, Function<Trial, Object> seen, double ceiling) {
    Trials trials = TMazeTaskTest.trials(Presets.quiet(version), 40, MANY);
    assertThat(Blind.accuracy(trials, (trial, decision) -> seen.apply(trial)))
        .isCloseTo(ceiling, within(0.01));
  }
}
