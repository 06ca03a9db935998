package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.BundleContract;

class DelayedMatchToSampleTaskTest implements DelayedMatchContract<SampleMatch>, BundleContract {

  private static final DelayedMatchToSampleTask TASK = new DelayedMatchToSampleTask();

  @Override
  public Task<SampleMatch> task() {
    return TASK;
  }

  @Override
  public List<Double> samplingPeriods() {
    return List.of(1.0, 5.0, 10.0, 20.0, 50.0);
  }

  @Override
  public boolean matches(SampleMatch p, String rule, double sample, double test) {
    return AngleCode.distance(sample, test) < 22.5;
  }

  @Test
  void itHasTheChannelsOfTheEncodingAndThreeAnswers() {
    assertThat(TASK.channels(parameters("v1")).inputs())
        .containsExactly("fixation", "motion.0", "motion.90", "motion.180", "motion.270");
    assertThat(TASK.channels(parameters("v3")).inputs()).hasSize(25);
    assertThat(TASK.channels(parameters("v4")).inputs()).hasSize(24).doesNotContain("fixation");
    assertThat(TASK.channels(parameters("v1")).outputs())
        .containsExactly("fixation", "match", "nonmatch");
  }

  @ParameterizedTest
  @CsvSource({"20, 25, 50, 100, 125", "10, 50, 100, 200, 250"})
  void aBasicTrialHasTheStepsOfTheReference(double dt, int sample, int delay, int test, int end) {
    assertThat(DelayedMatchContract.steps(trials(parameters("v1"), dt, 1).get(0)))
        .containsExactly(
            "fixation 0-" + sample,
            "sample " + sample + "-" + delay,
            "delay " + delay + "-" + test,
            "test " + test + "-" + end);
  }

  @Test
  void theMaskOfABasicTrialSumsTo144() {
    Trial trial = trials(parameters("v1"), 20, 1).get(0);
    double sum = 0;
    for (int step = 0; step < trial.steps(); step++) {
      sum += trial.mask(step, 0);
    }
    assertThat(sum).isEqualTo(100 + 22 * 2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4.000",
    "15, 3.736",
    "30, 3.060",
    "45, 2.227",
    "60, 1.472",
    "90, 0.541",
    "180, 0.073"
  })
  void aRingRespondsAsPublished(double distance, double value) {
    Trial trial = trials(quiet(parameters("v4")), 20, 1).get(0);
    double sample = DelayedMatchContract.number(trial, "sampleDir");
    AngleCode code = parameters("v4").frame().channels().encoding();
    for (int channel = 0; channel < 24; channel++) {
      if (Math.abs(AngleCode.distance(code.preferred(channel), sample) - distance) < 1e-9) {
        assertThat(trial.input(trial.epoch("sample").start(), channel))
            .isCloseTo(value, within(0.0005));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3", "v4"})
  void oneStimulusAloneTellsNothing(String version) {
    assertShortcut(version, trial -> trial.condition().get("sampleDir"));
    assertShortcut(version, trial -> trial.condition().get("testDir"));
  }

  @Test
  void halfOfTheNonmatchingTestsOfV3AreNextToTheSample() {
    assertLures("v3", 0.5, trial -> true);
    assertLures("v1", 2 / 7.0, trial -> true);
    DelayedMatchContract.each(trials(quiet(parameters("v3")), 100, 2000))
        .filter(trial -> "near".equals(trial.condition().get("lureType")))
        .forEach(trial -> assertThat(trial.condition()).containsEntry("distanceDeg", 45.0));
  }

  @Test
  void theStrengthOfStimuliVariesIndependentlyInV3() {
    SampleMatch silent =
        parameters("v3").withFrame(parameters("v3").frame().withStimuli(s -> s.withSigma(0)));
    List<Trial> trials =
        DelayedMatchContract.each(trials(silent, 100, 3000))
            .filter(trial -> !DelayedMatchContract.isCaught(trial))
            .toList();
    double product = 0;
    for (Trial trial : trials) {
      double sample = DelayedMatchContract.number(trial, "sampleGain");
      double test = DelayedMatchContract.number(trial, "testGain");
      assertThat(List.of(sample, test)).allMatch(gain -> gain >= 0.7 && gain < 1.3);
      int preferred = 1 + (int) Math.round(DelayedMatchContract.number(trial, "sampleDir") / 15);
      assertThat(trial.input(trial.epoch("sample").start(), preferred))
          .isCloseTo(4 * sample, within(1e-5));
      product += (sample - 1) * (test - 1) / trials.size();
    }
    assertThat(product).as("covariance").isCloseTo(0, within(0.003));
  }

  @Test
  void theAnswerMayWaitUntilTheTestIsOver() {
    Frame frame = Frame.BASIC.withTiming(t -> t.withDecisionMs(fixed(300)));
    Trial trial = trials(quiet(new SampleMatch(8, 0, frame)), 20, 1).get(0);
    assertThat(trial.epoch("decision").length()).isEqualTo(15);
    assertThat(trial.decisions().get(0).window().start())
        .isEqualTo(trial.epoch("decision").start() + 3);
    assertThat(trial.input(trial.epoch("test").end() - 1, 0)).as("fixation").isEqualTo(4);
    assertThat(trial.input(trial.epoch("test").end(), 0)).as("fixation").isEqualTo(0);
    assertThat(trial.target(trial.epoch("test").start(), 0)).isEqualTo(1);
    assertThat(trial.condition()).containsEntry("decisionMs", 300.0);
  }

  @Test
  void theProbabilityOfAMatchIsAParameter() {
    SampleMatch mostly = new SampleMatch(8, 0, Frame.BASIC.withMatchProbability(0.8));
    double matches =
        DelayedMatchContract.each(trials(quiet(mostly), 100, 5000))
            .mapToDouble(trial -> DelayedMatchContract.number(trial, "match"))
            .average()
            .orElseThrow();
    assertThat(matches).isCloseTo(0.8, within(0.02));
  }

  @Test
  void twoDirectionsAreEnough() {
    DelayedMatchContract.each(trials(quiet(new SampleMatch(2, 0.5, Frame.BASIC)), 100, 200))
        .filter(trial -> DelayedMatchContract.number(trial, "match") == 0)
        .forEach(trial -> assertThat(trial.condition()).containsEntry("distanceDeg", 180.0));
  }

  @Test
  void accuracyOnLuresIsReportedBesides() {
    TrialSource<SampleMatch> source = source(parameters("v3"), 20);
    Trials trials = source.trials(0, 100);
    float[] alwaysMatch = new float[trials.targetValues().length];
    for (int k = 1; k < alwaysMatch.length; k += 3) {
      alwaysMatch[k] = 1;
    }
    for (int i = 0; i < 100; i++) {
      boolean lure = "near".equals(trials.get(i).condition().get("lureType"));
      assertThat(source.score(trials, alwaysMatch).get(i).measures().get("lures"))
          .isEqualTo(lure ? 0.0 : null);
    }
  }
}
