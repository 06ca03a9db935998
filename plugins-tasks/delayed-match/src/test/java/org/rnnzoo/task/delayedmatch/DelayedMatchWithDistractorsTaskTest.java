package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;

class DelayedMatchWithDistractorsTaskTest implements DelayedMatchContract<DistractorMatch> {

  private static final DelayedMatchWithDistractorsTask TASK = new DelayedMatchWithDistractorsTask();

  @Override
  public Task<DistractorMatch> task() {
    return TASK;
  }

  @Override
  public boolean matches(DistractorMatch p, String rule, double sample, double test) {
    return AngleCode.distance(sample, test) < 22.5;
  }

  /** The directions shown between sample and test. */
  private static List<Double> distractors(Trial trial) {
    List<Double> directions = new ArrayList<>();
    for (int i = 1; i <= DelayedMatchContract.number(trial, "nDistractors"); i++) {
      directions.add(
          DelayedMatchContract.number(trial, i == 1 ? "distractorDir" : "distractor-" + i + "Dir"));
    }
    return directions;
  }

  @Test
  void aTrialOfV1HasTheStepsOfTheSpecification() {
    assertThat(DelayedMatchContract.steps(trials(parameters("v1"), 20, 1).get(0)))
        .containsExactly(
            "fixation 0-25",
            "sample 25-40",
            "delay 40-80",
            "distractor 80-95",
            "delay-2 95-135",
            "test 135-160");
  }

  @Test
  void theNumbersOfDistractorsAreAsOftenAsTheyAreListed() {
    assertThat(share("v1", 1)).isEqualTo(1);
    assertThat(share("v2", 1)).isCloseTo(0.75, within(0.02));
    for (int n = 0; n <= 3; n++) {
      assertThat(share("v3", n)).isCloseTo(0.25, within(0.02));
    }
  }

  private double share(String version, int distractors) {
    return DelayedMatchContract.each(draws(version))
        .mapToDouble(t -> DelayedMatchContract.number(t, "nDistractors") == distractors ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void distractorsAreShownWhenTheConditionsSaySoAndAreNeverTheSample() {
    for (Trial trial :
        DelayedMatchContract.each(trials(quiet(parameters("v3")), 20, 200)).toList()) {
      List<Double> shown = distractors(trial);
      assertThat(shown).doesNotContain(DelayedMatchContract.number(trial, "sampleDir"));
      for (int i = 1; i <= shown.size(); i++) {
        String name = i == 1 ? "distractor" : "distractor-" + i;
        int start = trial.epoch(name).start();
        assertThat(trial.condition()).containsEntry(name + "OnsetMs", 20.0 * start);
        assertThat(
                parameters("v3")
                    .frame()
                    .channels()
                    .encoding()
                    .read("motion", c -> trial.input(start, trial.channels().input(c))))
            .isCloseTo(shown.get(i - 1), within(1e-3));
        assertThat(trial.target(start, 0)).isEqualTo(1);
      }
    }
  }

  @Test
  void halfOfTheNonmatchingTestsAreADistractorIfThereIsOne() {
    for (String version : List.of("v1", "v2", "v3")) {
      assertLures(version, 0.5, trial -> !distractors(trial).isEmpty());
    }
    assertLures("v2", 0, trial -> distractors(trial).isEmpty());
  }

  private static boolean isKnown(Trial trial) {
    double test = DelayedMatchContract.number(trial, "testDir");
    return DelayedMatchContract.number(trial, "sampleDir") == test
        || distractors(trial).contains(test);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void whetherTheTestWasSeenBeforeGoesAsFarAsTheCardSays(String version) {
    assertShortcut(version, trial -> List.of(distractors(trial).size(), isKnown(trial)));
  }

  @Test
  void withoutLuresItWouldGoFar() {
    DistractorMatch v1 = parameters("v1");
    DistractorMatch natural =
        new DistractorMatch(8, 0, v1.distractors(), v1.distractorMs(), v1.frame());
    double right =
        DelayedMatchContract.each(draws(natural))
            .mapToDouble(t -> isKnown(t) == (DelayedMatchContract.number(t, "match") == 1) ? 1 : 0)
            .average()
            .orElseThrow();
    assertThat(right).isCloseTo(1 - 0.5 / 7, within(0.015));
  }

  @Test
  void whetherTheTestIsTheLastStimulusTellsAsMuch() {
    assertBlind(
        "v1",
        0.75,
        trial -> distractors(trial).contains(DelayedMatchContract.number(trial, "testDir")));
  }
}
