package org.rnnzoo.task.multisensory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

class MultisensoryTaskTest implements TaskContract<MultisensoryParameters> {

  @Override
  public Task<MultisensoryParameters> task() {
    return Presets.TASK;
  }

  @Test
  void eachSenseHasTwoInputsAndTheLastVersionTellsTheirReliability() {
    Channels two = Presets.TASK.channels(Presets.parameters("v2"));
    assertThat(two.inputs())
        .containsExactly(
            "fixation", "visual.right", "visual.left", "auditory.right", "auditory.left");
    assertThat(two.outputs()).containsExactly("fixation", "right", "left");
    assertThat(Presets.TASK.channels(Presets.parameters("v3")).inputs())
        .startsWith(two.inputs().toArray(new String[0]))
        .endsWith("reliability.visual", "reliability.auditory")
        .hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void theFixedVersionsHaveTheStepsOfTheTable(String version) {
    for (Trial trial : Presets.quiet(version, 20, 20)) {
      assertThat(trial.epochs())
          .containsExactly(
              new Epoch("fixation", 0, 15),
              new Epoch("stimulus", 15, 53),
              new Epoch("delay", 53, 53),
              new Epoch("response", 53, 68));
    }
  }

  @Test
  void theVariableVersionTellsHowLongEachEpochWas() {
    double steps = 0;
    for (Trial trial : Presets.quiet("v3", 20, 2000)) {
      for (String name : List.of("fixation", "stimulus", "delay")) {
        assertThat(trial.condition()).containsEntry(name + "Ms", 20.0 * trial.epoch(name).length());
      }
      assertThat(trial.epoch("stimulus").length()).isBetween(15, 60);
      steps += trial.steps() / 2000.0;
    }
    // 400 + 594 + 300 + 300 ms.
    assertThat(steps).isCloseTo(79.7, within(0.8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theInputsAreThoseOfTheTable(String version) {
    for (Trial trial : Presets.quiet(version, 20, 60)) {
      Object mode = trial.condition().getOrDefault("mode", "both");
      double seen = mode.equals("auditory") ? 0 : 0.5;
      double heard = mode.equals("visual") ? 0 : 0.5;
      double visual = Presets.number(trial, "visual");
      double auditory = Presets.number(trial, "auditory");
      for (int step = 0; step < trial.steps(); step++) {
        double on = trial.epoch("stimulus").contains(step) ? 1 : 0;
        assertThat(trial.input(step, 0)).isEqualTo(trial.epoch("response").contains(step) ? 0 : 1);
        assertThat(trial.input(step, 1)).isCloseTo(on * seen * (1 + visual), within(1e-6));
        assertThat(trial.input(step, 2)).isCloseTo(on * seen * (1 - visual), within(1e-6));
        assertThat(trial.input(step, 3)).isCloseTo(on * heard * (1 + auditory), within(1e-6));
        assertThat(trial.input(step, 4)).isCloseTo(on * heard * (1 - auditory), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 50", "v2, 20", "v3, 5", "v3, 20"})
  void theSideToWhichTheInputsLeanIsTheRightAnswer(String version, double dt) {
    for (Trial trial : Presets.quiet(version, dt, 200)) {
      int side = Observation.of(trial, new Clock(dt), 0).weighted(1, 1);
      assertThat(trial.decisions()).hasSize(1);
      assertThat(trial.decisions().get(0).output()).isEqualTo(side > 0 ? 1 : 2);
    }
  }

  @Test
  void oneSenseOrTheOtherOrBothAreEquallyLikelyAndAgree() {
    Map<Object, Integer> modes = new HashMap<>();
    for (Trial trial : Presets.quiet("v1", 50, 3000)) {
      Object mode = trial.condition().get("mode");
      modes.merge(mode, 1, Integer::sum);
      double visual = Presets.number(trial, "visual");
      double auditory = Presets.number(trial, "auditory");
      if (mode.equals("both")) {
        assertThat(visual).isEqualTo(auditory);
      } else {
        assertThat(mode.equals("visual") ? auditory : visual).isEqualTo(0);
      }
    }
    assertThat(modes).containsOnlyKeys("visual", "auditory", "both");
    modes.values().forEach(n -> assertThat(n / 3000.0).isCloseTo(1 / 3.0, within(0.03)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "v3"})
  void allPairsOfCoherencesThatLeanToASideAreEquallyLikely(String version) {
    Map<List<Double>, Integer> pairs = new HashMap<>();
    int trials = 8000;
    for (Trial trial : Presets.quiet(version, 50, trials)) {
      double visual = Presets.number(trial, "visual");
      double auditory = Presets.number(trial, "auditory");
      assertThat(visual + auditory).isNotEqualTo(0);
      assertThat(trial.condition().get("congruence"))
          .isEqualTo(visual * auditory > 0 ? "congruent" : "incongruent");
      pairs.merge(List.of(visual, auditory), 1, Integer::sum);
    }
    assertThat(pairs).hasSize(56);
    pairs.values().forEach(n -> assertThat(n / (double) trials).isCloseTo(1 / 56.0, within(0.007)));
  }

  @Test
  void aCoherenceOf0InOneSenseIsNeutral() {
    MultisensoryParameters p =
        Presets.with(Presets.parameters("v2"), List.of(0.0, 0.1), 0.5, true, 0, List.of(1.0));
    assertThat(Presets.trials(p, 50, 200))
        .allMatch(
            trial ->
                trial.condition().get("congruence").equals("neutral")
                    == (Presets.number(trial, "visual") * Presets.number(trial, "auditory") == 0))
        .allMatch(trial -> trial.decisions().size() == 1);
  }

  @Test
  void theReliabilityOfEachSenseIsShownDuringTheStimulus() {
    Map<Object, Integer> kinds = new HashMap<>();
    for (Trial trial : Presets.trials(Presets.parameters("v3"), 50, 2000)) {
      double visualSigma = Presets.number(trial, "visualSigma");
      double auditorySigma = Presets.number(trial, "auditorySigma");
      kinds.merge(List.of(visualSigma, auditorySigma), 1, Integer::sum);
      for (int step = 0; step < trial.steps(); step++) {
        double on = trial.epoch("stimulus").contains(step) ? 1 : 0;
        assertThat(trial.input(step, 5)).isCloseTo(on * 0.05 / visualSigma, within(1e-6));
        assertThat(trial.input(step, 6)).isCloseTo(on * 0.05 / auditorySigma, within(1e-6));
      }
      assertThat(trial.condition().get("reliability"))
          .isEqualTo(
              visualSigma == auditorySigma
                  ? "equally-reliable"
                  : visualSigma < auditorySigma ? "visual-reliable" : "auditory-reliable");
    }
    assertThat(kinds).containsOnlyKeys(List.of(0.05, 0.2), List.of(0.2, 0.05), List.of(0.1, 0.1));
    kinds.values().forEach(n -> assertThat(n / 2000.0).isCloseTo(1 / 3.0, within(0.03)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 50})
  void theNoiseOfEachSenseIsWhatTheConditionSays(double dt) {
    double[] relative = new double[5];
    List<Trial> noisy = Presets.trials(Presets.parameters("v3"), dt, 400);
    List<Trial> quiet = Presets.quiet("v3", dt, 400);
    for (int i = 0; i < 400; i++) {
      Trial trial = noisy.get(i);
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(quiet.get(i).input(step, 0));
        for (int input = 1; input < 5; input++) {
          double sigma = Presets.number(trial, input < 3 ? "visualSigma" : "auditorySigma");
          double noise =
              (trial.input(step, input) - quiet.get(i).input(step, input))
                  / new Clock(dt).noisePerStep(sigma);
          relative[input] += noise * noise / trial.steps() / 400;
        }
      }
    }
    for (int input = 1; input < 5; input++) {
      assertThat(Math.sqrt(relative[input])).isCloseTo(1, within(0.03));
    }
  }

  @Test
  void theMaskIsTheStandardOne() {
    for (Trial trial : Presets.quiet("v3", 20, 20)) {
      Epoch response = trial.epoch("response");
      for (int step = 0; step < trial.steps(); step++) {
        double weight = step < 5 ? 0 : 1;
        if (response.contains(step)) {
          weight = step < response.start() + 5 ? 0 : 5;
        }
        assertThat(trial.mask(step, 1)).as("step %d", step).isEqualTo(weight);
      }
    }
  }

  @Test
  void accuracyIsToldApartByMode() {
    TrialSource<MultisensoryParameters> source = Presets.source(Presets.parameters("v1"), 20);
    Trials trials = source.trials(0, 3000);
    List<Verdict> verdicts = source.score(trials, answersByVision(trials));
    assertThat(mean(verdicts, "visual")).isEqualTo(1);
    assertThat(mean(verdicts, "both")).isEqualTo(1);
    assertThat(mean(verdicts, "auditory")).isCloseTo(0.5, within(0.05));
  }

  @Test
  void accuracyIsToldApartByCongruenceAndReliability() {
    TrialSource<MultisensoryParameters> source = Presets.source(Presets.parameters("v3"), 20);
    Trials trials = source.trials(0, 3000);
    List<Verdict> verdicts = source.score(trials, answersByVision(trials));
    assertThat(mean(verdicts, "congruent")).isEqualTo(1);
    assertThat(mean(verdicts, "incongruent")).isCloseTo(0.5, within(0.05));
    for (String kind : List.of("visual-reliable", "auditory-reliable", "equally-reliable")) {
      assertThat(mean(verdicts, kind)).as(kind).isCloseTo(11 / 14.0, within(0.05));
    }
  }

  /** The right answer by what is seen, without noise; right if nothing is. */
  private static float[] answersByVision(Trials trials) {
    float[] outputs = new float[trials.targetValues().length];
    for (int i = 0; i < trials.size(); i++) {
      int answer = Presets.number(trials.get(i), "visual") < 0 ? 2 : 1;
      for (int step = 0; step < trials.time(); step++) {
        outputs[(i * trials.time() + step) * 3 + answer] = 1;
      }
    }
    return outputs;
  }

  private static double mean(List<Verdict> verdicts, String measure) {
    return verdicts.stream()
        .filter(verdict -> verdict.measures().containsKey(measure))
        .mapToDouble(verdict -> verdict.measures().get(measure))
        .average()
        .orElseThrow();
  }
}
