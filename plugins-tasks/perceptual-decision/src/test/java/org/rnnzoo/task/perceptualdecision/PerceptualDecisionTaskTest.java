package org.rnnzoo.task.perceptualdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class PerceptualDecisionTaskTest implements TaskContract<PerceptualDecisionParameters> {

  @Override
  public Task<PerceptualDecisionParameters> task() {
    return Presets.TASK;
  }

  @Test
  void twoDirectionsAreRightAndLeft() {
    Channels channels = Presets.TASK.channels(Presets.parameters("v1"));
    assertThat(channels.inputs()).containsExactly("fixation", "motion.right", "motion.left");
    assertThat(channels.outputs()).containsExactly("fixation", "right", "left");
  }

  @Test
  void fourDirectionsAreAngles() {
    Channels channels = Presets.TASK.channels(Presets.parameters("v2"));
    assertThat(channels.inputs())
        .containsExactly("fixation", "motion.0", "motion.90", "motion.180", "motion.270");
    assertThat(channels.outputs())
        .containsExactly("fixation", "choice.0", "choice.90", "choice.180", "choice.270");
  }

  @ParameterizedTest
  @CsvSource({"v1, 15, 40, 0, 15", "v2, 15, 40, 15, 15"})
  void theFixedVersionsHaveTheStepsOfTheTable(
      String version, int fixation, int stimulus, int delay, int response) {
    for (Trial trial : Presets.quiet(version, 20, 20)) {
      assertThat(trial.epochs())
          .extracting(Epoch::name)
          .containsExactly("fixation", "stimulus", "delay", "response");
      assertThat(trial.epochs())
          .extracting(Epoch::length)
          .containsExactly(fixation, stimulus, delay, response);
      assertThat(trial.condition()).containsOnlyKeys("direction", "coherence");
    }
  }

  @Test
  void theVariableVersionTellsHowLongEachEpochWas() {
    double steps = 0;
    for (Trial trial : Presets.quiet("v3", 20, 2000)) {
      for (String name : List.of("fixation", "stimulus", "delay")) {
        assertThat(trial.condition()).containsEntry(name + "Ms", 20.0 * trial.epoch(name).length());
      }
      assertThat(trial.epoch("fixation").length()).isBetween(10, 30);
      assertThat(trial.epoch("stimulus").length()).isBetween(10, 75);
      assertThat(trial.epoch("delay").length()).isBetween(5, 50);
      assertThat(trial.epoch("response").length()).isEqualTo(15);
      steps += trial.steps() / 2000.0;
    }
    // 400 + 548 + 550 + 300 ms.
    assertThat(steps).isCloseTo(89.9, within(1.0));
  }

  @Test
  void theCoherenceIsSharedOutAmongTwoInputs() {
    for (Trial trial : Presets.quiet("v1", 20, 100)) {
      double c = (double) trial.condition().get("coherence");
      int during = trial.epoch("stimulus").start();
      assertThat(trial.input(during, 1)).isCloseTo((1 + c) / 2, within(1e-6));
      assertThat(trial.input(during, 2)).isCloseTo((1 - c) / 2, within(1e-6));
    }
  }

  @Test
  void theCoherenceIsSharedOutAmongFourInputs() {
    List<String> directions = Presets.parameters("v2").directions();
    for (Trial trial : Presets.quiet("v2", 20, 100)) {
      double c = (double) trial.condition().get("coherence");
      int during = trial.epoch("stimulus").end() - 1;
      for (int direction = 0; direction < 4; direction++) {
        boolean shown = directions.get(direction).equals(trial.condition().get("direction"));
        assertThat(trial.input(during, 1 + direction))
            .isCloseTo((1 - c) / 4 + (shown ? c : 0), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void nothingMovesOutsideTheStimulusAndFixationEndsWithTheResponse(String version) {
    for (Trial trial : Presets.quiet(version, 10, 100)) {
      Epoch stimulus = trial.epoch("stimulus");
      Epoch response = trial.epoch("response");
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(response.contains(step) ? 0 : 1);
        for (int input = 1; input < trial.channels().inputs().size(); input++) {
          assertThat(trial.input(step, input) > 0).isEqualTo(stimulus.contains(step));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 20", "v3, 5", "v3, 20"})
  void theInputWithMostMotionIsTheRightAnswer(String version, double dt) {
    for (Trial trial : Presets.quiet(version, dt, 200)) {
      boolean still = trial.condition().get("direction").equals("none");
      assertThat(trial.decisions()).hasSize(still ? 0 : 1);
      if (!still) {
        assertThat(trial.decisions().get(0).output()).isEqualTo(1 + IdealObserver.choose(trial));
      }
    }
  }

  @Test
  void theMaskIsTheStandardOne() {
    for (Trial trial : Presets.quiet("v2", 20, 20)) {
      Epoch response = trial.epoch("response");
      for (int step = 0; step < trial.steps(); step++) {
        double weight = step < 5 ? 0 : 1;
        if (response.contains(step)) {
          weight = step < response.start() + 5 ? 0 : 5;
        }
        for (int output = 0; output < 5; output++) {
          assertThat(trial.mask(step, output)).as("step %d", step).isEqualTo(weight);
        }
      }
    }
  }

  @Test
  void aTrialWithoutMotionAsksForNothing() {
    TrialSource<PerceptualDecisionParameters> source = Presets.source(Presets.parameters("v3"), 20);
    Trials trials = source.trials(0, 2000);
    List<Verdict> verdicts = source.score(trials, trials.targetValues());
    int still = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      boolean moves = (double) trial.condition().get("coherence") != 0;
      assertThat(verdicts.get(i).scored()).isEqualTo(moves);
      if (!moves) {
        still++;
        assertThat(trial.condition())
            .containsEntry("direction", "none")
            .containsEntry("coherence", 0.0);
        Epoch response = trial.epoch("response");
        for (int step = response.start(); step < response.end(); step++) {
          assertThat(trial.mask(step, 0)).isEqualTo(0);
        }
      }
    }
    assertThat(still / 2000.0).isCloseTo(1 / 6.0, within(0.025));
  }

  @ParameterizedTest
  @CsvSource({"v1, 8", "v2, 16", "v3, 12"})
  void allDirectionsAndCoherencesAreEquallyLikely(String version, int kinds) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    int trials = 4000;
    for (Trial trial : Presets.quiet(version, 50, trials)) {
      counts.merge(
          List.of(trial.condition().get("direction"), trial.condition().get("coherence")),
          1,
          Integer::sum);
    }
    // Motion of coherence 0 has no direction, so what would be two kinds is one.
    assertThat(counts).hasSize(version.equals("v3") ? kinds - 1 : kinds);
    counts.forEach(
        (kind, count) ->
            assertThat((double) count / trials)
                .as("%s", kind)
                .isCloseTo((kind.get(0).equals("none") ? 2.0 : 1.0) / kinds, within(0.025)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 50})
  void onlyMotionIsNoisyAndAsMuchAsTheClockSays(double dt) {
    PerceptualDecisionParameters p = Presets.parameters("v2");
    Trials noisy = Presets.source(p, dt).trials(0, 300);
    List<Trial> quiet = Presets.quiet("v2", dt, 300);
    double[] squares = new double[5];
    for (int i = 0; i < 300; i++) {
      for (int step = 0; step < quiet.get(i).steps(); step++) {
        for (int input = 0; input < 5; input++) {
          double noise = noisy.get(i).input(step, input) - quiet.get(i).input(step, input);
          squares[input] += noise * noise / 300 / quiet.get(i).steps();
        }
      }
    }
    assertThat(squares[0]).isEqualTo(0);
    IntStream.range(1, 5)
        .forEach(
            input ->
                assertThat(Math.sqrt(squares[input]) / new Clock(dt).noisePerStep(0.1))
                    .isCloseTo(1, within(0.03)));
  }
}
