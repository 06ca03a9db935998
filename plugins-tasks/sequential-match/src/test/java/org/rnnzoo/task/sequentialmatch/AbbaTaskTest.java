package org.rnnzoo.task.sequentialmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.task.sequentialmatch.Presets.ABBA;
import static org.rnnzoo.task.sequentialmatch.Presets.list;
import static org.rnnzoo.task.sequentialmatch.Presets.number;
import static org.rnnzoo.task.sequentialmatch.Presets.quiet;
import static org.rnnzoo.task.sequentialmatch.Presets.trials;
import static org.rnnzoo.task.sequentialmatch.Presets.version;
import static org.rnnzoo.task.sequentialmatch.Presets.word;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class AbbaTaskTest implements TaskContract<SequentialMatchParameters> {

  @Override
  public Task<SequentialMatchParameters> task() {
    return ABBA;
  }

  @Test
  void channelsAreFixationAndMotion() {
    assertThat(ABBA.channels(ABBA.defaults()).inputs())
        .containsExactly("fixation", "motion.0", "motion.90", "motion.180", "motion.270");
    assertThat(ABBA.channels(ABBA.defaults()).outputs())
        .containsExactly("fixation", "match", "nonmatch");
    assertThat(ABBA.channels(version(ABBA, "v3")).inputs()).hasSize(25);
  }

  @Test
  void theBasicVersionFollowsItsTable() {
    for (Trial trial : list(trials(quiet(ABBA, "v1"), 20, 30))) {
      assertThat(trial.epochs())
          .containsExactly(
              new Epoch("fixation", 0, 25),
              new Epoch("sample", 25, 45),
              new Epoch("gap-1", 45, 65),
              new Epoch("test-1", 65, 85),
              new Epoch("gap-2", 85, 105),
              new Epoch("test-2", 105, 125),
              new Epoch("gap-3", 125, 145),
              new Epoch("test-3", 145, 165),
              new Epoch("tail", 165, 175));
      for (int step = 0; step < 175; step++) {
        int into = (step - 65) % 40;
        boolean test = step >= 65 && step < 165 && into < 20;
        boolean afterTest = step >= 85 && !test && into < 23;
        boolean match = test && number(trial, "match-" + (1 + (step - 65) / 40)) == 1;
        double motion = 0;
        for (int channel = 1; channel <= 4; channel++) {
          motion += trial.input(step, channel);
        }
        assertThat(trial.input(step, 0)).isEqualTo(4);
        assertThat(motion > 0).isEqualTo(test || (step >= 25 && step < 45));
        assertThat(trial.target(step, 0)).isEqualTo(test ? 0 : 1);
        assertThat(trial.target(step, 1)).isEqualTo(match ? 1 : 0);
        assertThat(trial.target(step, 2)).isEqualTo(test && !match ? 1 : 0);
        assertThat(trial.mask(step, 0))
            .as("mask at step %d", step)
            .isEqualTo(test ? (into < 3 ? 0 : 2) : afterTest ? 0 : 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 20, 175, 175", "v1, 10, 350, 350", "v2, 20, 150, 215", "v3, 20, 150, 215"})
  void trialsAreAsLongAsTheTableSays(String version, double dt, int shortest, int longest) {
    for (Trial trial : list(trials(quiet(ABBA, version), dt, 100))) {
      assertThat(trial.steps()).isBetween(shortest, longest);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 20", "v2, 1", "v2, 50", "v3, 10"})
  void theAnswersFollowFromTheInputsAlone(String version, double dt) {
    SequentialMatchParameters p = quiet(ABBA, version);
    for (Trial trial : list(trials(p, dt, 60))) {
      double sample = direction(p, trial, trial.epoch("sample").start());
      double before = sample;
      boolean matched = true;
      for (int i = 1; i <= 3; i++) {
        Decision decision = trial.decisions().get(i - 1);
        double test = direction(p, trial, decision.window().start());
        boolean match = same(test, sample);
        boolean repeat = !match && !matched && same(test, before);
        assertThat(decision.name()).isEqualTo("test-" + i);
        assertThat(decision.output()).isEqualTo(match ? 1 : 2);
        assertThat(word(trial, "testKind-" + i))
            .isEqualTo(match ? "match" : repeat ? "repeat" : "new");
        before = test;
        matched = match;
      }
    }
  }

  @Test
  void aNewDirectionWasNotShownBefore() {
    for (Trial trial : list(trials(quiet(ABBA, "v1"), 50, 1000))) {
      for (int i = 1; i <= 3; i++) {
        if (word(trial, "testKind-" + i).equals("new")) {
          double direction = number(trial, "test-" + i + "Dir");
          assertThat(direction).isNotEqualTo(number(trial, "sampleDir"));
          for (int j = 1; j < i; j++) {
            assertThat(direction).isNotEqualTo(number(trial, "test-" + j + "Dir"));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void halfOfTheTestsMatchAtEveryPosition(int i) {
    List<Trial> trials = list(trials(quiet(ABBA, "v1"), 100, 8000));
    Predicate<Trial> matches = t -> number(t, "match-" + i) == 1;
    assertThat(share(trials, matches)).isCloseTo(0.5, within(0.02));
    for (double direction : new double[] {0, 135}) {
      assertThat(
              share(
                  trials.stream().filter(t -> number(t, "sampleDir") == direction).toList(),
                  matches))
          .isCloseTo(0.5, within(0.05));
      assertThat(
              share(
                  trials.stream().filter(t -> number(t, "test-" + i + "Dir") == direction).toList(),
                  matches))
          .isCloseTo(0.5, within(0.05));
    }
  }

  @Test
  void aTwelfthOfTheTestsAreRepeats() {
    List<Trial> trials = list(trials(quiet(ABBA, "v1"), 100, 8000));
    assertThat(share(trials, t -> word(t, "testKind-1").equals("repeat"))).isEqualTo(0);
    assertThat(share(trials, t -> word(t, "testKind-2").equals("repeat")))
        .isCloseTo(0.125, within(0.012));
    assertThat(share(trials, t -> word(t, "testKind-3").equals("repeat")))
        .isCloseTo(0.125, within(0.012));
  }

  @Test
  void noiseOfTheGivenSizeIsAddedToAllInputsAndNoneIsNegative() {
    SequentialMatchParameters p = version(ABBA, "v3");
    Trials noisy = trials(Presets.with(p, 8, 3, 0.5, 0.4), 20, 20);
    Trials clean = trials(Presets.with(p, 8, 3, 0.5, 0), 20, 20);
    Trials shown = trials(p, 20, 20);
    double[] squares = new double[25];
    int steps = 0;
    for (int i = 0; i < 20; i++) {
      for (int step = 0; step < noisy.get(i).steps(); step++, steps++) {
        for (int c = 0; c < 25; c++) {
          double value = noisy.get(i).input(step, c);
          squares[c] += Math.pow(value - clean.get(i).input(step, c), 2);
          assertThat(shown.get(i).input(step, c)).isEqualTo(Math.max(0, value));
        }
      }
    }
    for (double square : squares) {
      assertThat(Math.sqrt(square / steps)).isCloseTo(0.4 * Math.sqrt(10), within(0.08));
    }
  }

  @Test
  void whoSaysMatchToWhatIsFamiliarIsWrongOnAllRepeats() {
    TrialSource<SequentialMatchParameters> source = Presets.source(quiet(ABBA, "v1"), 50);
    Trials trials = source.trials(0, 200);
    float[] familiar = trials.targetValues().clone();
    for (int i = 0; i < 200; i++) {
      for (int k = 1; k <= 3; k++) {
        if (word(trials.get(i), "testKind-" + k).equals("repeat")) {
          Epoch test = trials.get(i).epoch("test-" + k);
          for (int step = test.start(); step < test.end(); step++) {
            familiar[(i * trials.time() + step) * 3 + 1] = 2;
          }
        }
      }
    }
    List<Verdict> verdicts = source.score(trials, familiar);
    for (int i = 0; i < 200; i++) {
      boolean repeats = trials.get(i).condition().containsValue("repeat");
      assertThat(verdicts.get(i).correct()).isEqualTo(!repeats);
      if (repeats) {
        assertThat(verdicts.get(i).measures()).containsEntry("repeats", 0.0);
      } else {
        assertThat(verdicts.get(i).measures()).doesNotContainKey("repeats");
      }
    }
  }

  private static double direction(SequentialMatchParameters p, Trial trial, int step) {
    return p.channels()
        .encoding()
        .read("motion", name -> trial.input(step, trial.channels().input(name)));
  }

  private static boolean same(double degrees, double otherDegrees) {
    double apart = Math.abs(degrees - otherDegrees);
    return apart < 1e-3 || apart > 360 - 1e-3;
  }

  private static double share(List<Trial> trials, Predicate<Trial> what) {
    return (double) trials.stream().filter(what).count() / trials.size();
  }
}
