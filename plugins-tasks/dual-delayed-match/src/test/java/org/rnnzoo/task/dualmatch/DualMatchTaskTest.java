package org.rnnzoo.task.dualmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.task.dualmatch.Presets.draws;
import static org.rnnzoo.task.dualmatch.Presets.list;
import static org.rnnzoo.task.dualmatch.Presets.number;
import static org.rnnzoo.task.dualmatch.Presets.quiet;
import static org.rnnzoo.task.dualmatch.Presets.trials;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.Blind;
import org.rnnzoo.testkit.TaskContract;

class DualMatchTaskTest implements TaskContract<DualMatchParameters> {

  private static final DualMatchTask TASK = new DualMatchTask();
  private static final int MANY = 8000;

  @Override
  public Task<DualMatchParameters> task() {
    return TASK;
  }

  @Test
  void channelsAreFixationTwoLocationsAndTheirCues() {
    assertThat(TASK.channels(Presets.version("v1")).inputs())
        .containsExactly(
            "fixation",
            "motion.a.0",
            "motion.a.90",
            "motion.a.180",
            "motion.a.270",
            "motion.b.0",
            "motion.b.90",
            "motion.b.180",
            "motion.b.270",
            "cue.a",
            "cue.b");
    assertThat(TASK.channels(Presets.version("v1")).outputs())
        .containsExactly("fixation", "match", "nonmatch");
    assertThat(TASK.channels(Presets.version("v3")).inputs()).hasSize(51);
    assertThat(TASK.channels(Presets.version("v4")).inputs())
        .hasSize(54)
        .contains("cue.a.1", "cue.b.3")
        .doesNotContain("fixation");
  }

  @Test
  void theBasicVersionFollowsItsTable() {
    for (Trial trial : list(trials(quiet("v1"), 20, 30))) {
      assertThat(trial.epochs())
          .containsExactly(
              new Epoch("fixation", 0, 25),
              new Epoch("sample", 25, 50),
              new Epoch("delay-1", 50, 100),
              new Epoch("test-1", 100, 125),
              new Epoch("delay-2", 125, 175),
              new Epoch("test-2", 175, 200));
      for (int step = 0; step < 200; step++) {
        int within = step < 100 ? -1 : step < 125 ? step - 100 : step < 175 ? -1 : step - 175;
        boolean test = within >= 0;
        boolean stimulus = test || (step >= 25 && step < 50);
        int round = step < 125 ? 1 : 2;
        boolean cue = (step >= 75 && step < 125) || step >= 150;
        boolean cuedA = trial.condition().get("cue-" + round).equals("a");
        assertThat(input(trial, "fixation", step)).isEqualTo(test ? 0 : 4);
        assertThat(input(trial, "cue.a", step)).isEqualTo(cue && cuedA ? 4 : 0);
        assertThat(input(trial, "cue.b", step)).isEqualTo(cue && !cuedA ? 4 : 0);
        for (Location location : Location.values()) {
          assertThat(motion(trial, location, step) > 0).as("step %d", step).isEqualTo(stimulus);
        }
        assertThat(trial.mask(step, 0)).isEqualTo(!test ? 1 : within < 3 ? 0 : 2);
        boolean match = number(trial, "match-" + round) == 1;
        assertThat(trial.target(step, 0)).isEqualTo(test ? 0 : 1);
        assertThat(trial.target(step, 1)).isEqualTo(test && match ? 1 : 0);
        assertThat(trial.target(step, 2)).isEqualTo(test && !match ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v1, 20, 200, 200",
    "v1, 10, 400, 400",
    "v2, 20, 150, 250",
    "v3, 20, 150, 250",
    "v4, 10, 400, 400"
  })
  void trialsAreAsLongAsTheTableSays(String version, double dt, int shortest, int longest) {
    for (Trial trial : list(trials(quiet(version), dt, 100))) {
      assertThat(trial.steps()).isBetween(shortest, longest);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10, 50})
  void theCueOfTheRealisticVersionIsBriefAndStartsAtHalfOfTheDelay(double dt) {
    for (Trial trial : list(trials(quiet("v3"), dt, 30))) {
      Epoch delay = trial.epoch("delay-2");
      String cue = "cue." + trial.condition().get("cue-2");
      Epoch on = trial.epoch("delay-2");
      int first = -1;
      int steps = 0;
      for (int step = on.start(); step < trial.steps(); step++) {
        if (input(trial, cue, step) > 0) {
          first = first < 0 ? step : first;
          steps++;
        }
      }
      assertThat(first).isEqualTo(delay.start() + delay.length() / 2);
      assertThat(steps).isEqualTo(new Clock(dt).steps(250));
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 20", "v2, 1", "v2, 50", "v3, 20", "v4, 10"})
  void theAnswersFollowFromTheInputsAlone(String version, double dt) {
    DualMatchParameters p = quiet(version);
    for (Trial trial : list(trials(p, dt, 60))) {
      for (int round = 1; round <= 2; round++) {
        Decision decision = trial.decisions().get(round - 1);
        int moment = decision.window().start();
        // The end of a brief cue lies before the test, so the whole round is looked at.
        Location cued = cuedIn(p, trial, trial.epoch("delay-" + round));
        double sample = direction(p, trial, cued, trial.epoch("sample").start());
        double test = direction(p, trial, cued, moment);
        boolean same = Math.abs(sample - test) < 1e-3 || Math.abs(sample - test) > 359.999;
        assertThat(decision.output()).isEqualTo(same ? 1 : 2);
        assertThat(decision.name()).isEqualTo("test-" + round);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v4"})
  void halfOfTheTestsMatchWhateverIsKnown(String version) {
    List<Trial> trials = list(draws(version, MANY));
    for (int round : new int[] {1, 2}) {
      assertHalf(trials, t -> true, round);
      assertHalf(trials, t -> t.condition().get("cue-" + round).equals("a"), round);
      assertHalf(trials, t -> number(t, "switch") == 1, round);
      assertHalf(trials, t -> number(t, "sample.a") == 90, round);
      assertHalf(trials, t -> number(t, "testCued-" + round) == 225, round);
    }
  }

  private static void assertHalf(List<Trial> trials, Predicate<Trial> given, int round) {
    List<Trial> known = trials.stream().filter(given).toList();
    assertThat(share(known, t -> number(t, "match-" + round) == 1))
        .isCloseTo(0.5, within(1.8 / Math.sqrt(known.size())));
  }

  @ParameterizedTest
  @CsvSource({"v1, 0.5", "v2, 0.5", "v3, 0.5", "v4, 0.125"})
  void theOtherLocationMatchesAsOftenAsTheVersionSays(String version, double probability) {
    List<Trial> trials = list(draws(version, 4000));
    assertThat(share(trials, t -> number(t, "uncuedMatch-1") == 1))
        .isCloseTo(probability, within(0.025));
    assertThat(share(trials, t -> number(t, "switch") == 1)).isCloseTo(0.5, within(0.025));
    for (Trial trial : trials) {
      for (int round = 1; round <= 2; round++) {
        String cued = trial.condition().get("cue-" + round).toString();
        String other = cued.equals("a") ? "b" : "a";
        assertThat(number(trial, "testCued-" + round) == number(trial, "sample." + cued))
            .isEqualTo(number(trial, "match-" + round) == 1);
        assertThat(number(trial, "testUncued-" + round) == number(trial, "sample." + other))
            .isEqualTo(number(trial, "uncuedMatch-" + round) == 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 0.75", "v2, 0.75", "v4, 0.938"})
  void whoIgnoresTheCueReachesTheShortcut(String version, double ceiling) {
    Trials trials = draws(version, MANY);
    assertThat(Blind.accuracy(trials, DualMatchTaskTest::matchesByLocation))
        .isCloseTo(ceiling, within(0.012));
  }

  private static List<Object> matchesByLocation(Trial trial, Decision decision) {
    String round = decision.name().substring("test".length());
    double cued = number(trial, "match" + round);
    double other = number(trial, "uncuedMatch" + round);
    boolean cuedA = trial.condition().get("cue" + round).equals("a");
    return List.of(cuedA ? cued : other, cuedA ? other : cued);
  }

  @Test
  void whoIgnoresTheSecondCueIsRightInSevenOfEight() {
    Trials trials = draws("v1", MANY);
    assertThat(
            Blind.accuracy(
                trials,
                (trial, decision) -> {
                  List<Object> seen = matchesByLocation(trial, decision);
                  return seen.get(trial.condition().get("cue-1").equals("a") ? 0 : 1);
                }))
        .isCloseTo(0.875, within(0.012));
  }

  @Test
  void noSingleStimulusHelps() {
    Trials trials = draws("v1", MANY);
    assertThat(Blind.accuracy(trials, (t, d) -> t.condition().get("sample.a"))).isLessThan(0.52);
    assertThat(
            Blind.accuracy(
                trials, (t, d) -> t.condition().get(d.name().replace("test", "testCued"))))
        .isLessThan(0.52);
  }

  @Test
  void strengthsVaryInTheRealisticVersionOnly() {
    double lowest = 9;
    double highest = 0;
    for (Trial trial : list(trials(quiet("v3"), 50, 300))) {
      double peak = 0;
      for (String name : Presets.version("v3").channels().encoding().channels("motion.b")) {
        peak = Math.max(peak, input(trial, name, trial.epoch("sample").start()));
      }
      assertThat(peak).isCloseTo(4 * number(trial, "sample.b.gain"), within(1e-5));
      lowest = Math.min(lowest, peak);
      highest = Math.max(highest, peak);
    }
    assertThat(lowest).isBetween(2.8, 2.85);
    assertThat(highest).isBetween(5.15, 5.2);
    assertThat(trials(quiet("v2"), 50, 1).get(0).condition()).doesNotContainKey("sample.b.gain");
  }

  @Test
  void noiseOfTheGivenSizeIsAddedToAllInputsAndNoneIsNegative() {
    Trials noisy = trials(Presets.with("v3", 0.25), 20, 20);
    Trials clean = trials(quiet("v3"), 20, 20);
    Trials shown = trials(Presets.version("v3"), 20, 20);
    double[] squares = new double[51];
    int steps = 0;
    for (int i = 0; i < 20; i++) {
      for (int step = 0; step < noisy.get(i).steps(); step++, steps++) {
        for (int c = 0; c < 51; c++) {
          double value = noisy.get(i).input(step, c);
          squares[c] += Math.pow(value - clean.get(i).input(step, c), 2);
          assertThat(shown.get(i).input(step, c)).isEqualTo(Math.max(0, value));
        }
      }
    }
    for (double square : squares) {
      assertThat(Math.sqrt(square / steps)).isCloseTo(0.25 * Math.sqrt(10), within(0.05));
    }
  }

  @Test
  void theSecondTestIsReportedBySwitchAndStay() {
    TrialSource<DualMatchParameters> source = Presets.source(quiet("v1"), 50);
    Trials trials = source.trials(0, 50);
    float[] onlyFirst = trials.targetValues().clone();
    for (int i = 0; i < 50; i++) {
      for (int step = trials.get(i).epoch("test-2").start(); step < trials.time(); step++) {
        onlyFirst[(i * trials.time() + step) * 3] = 2;
      }
    }
    List<Verdict> verdicts = source.score(trials, onlyFirst);
    for (int i = 0; i < 50; i++) {
      String kind = number(trials.get(i), "switch") == 1 ? "switch" : "stay";
      assertThat(verdicts.get(i).accuracy()).isEqualTo(0.5);
      assertThat(verdicts.get(i).measures())
          .containsEntry("test-1", 1.0)
          .containsEntry("test-2", 0.0)
          .containsEntry(kind, 0.0)
          .doesNotContainKey(kind.equals("stay") ? "switch" : "stay");
    }
  }

  private static double input(Trial trial, String name, int step) {
    return trial.input(step, trial.channels().input(name));
  }

  private static double motion(Trial trial, Location location, int step) {
    return Presets.version("v1").channels().encoding().channels(location.motion()).stream()
        .mapToDouble(name -> input(trial, name, step))
        .sum();
  }

  private static Location cuedIn(DualMatchParameters p, Trial trial, Epoch delay) {
    String name = Location.A.cues(p.cue().neurons()).get(0);
    for (int step = delay.start(); step < delay.end(); step++) {
      if (input(trial, name, step) > 0) {
        return Location.A;
      }
    }
    return Location.B;
  }

  private static double direction(DualMatchParameters p, Trial trial, Location location, int step) {
    return p.channels().encoding().read(location.motion(), name -> input(trial, name, step));
  }

  private static double share(List<Trial> trials, Predicate<Trial> what) {
    return (double) trials.stream().filter(what).count() / trials.size();
  }
}
