package org.rnnzoo.task.delayedmatch;

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
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;

class DelayedMatchToRotatedSampleTaskTest implements DelayedMatchContract<RotationMatch> {

  private static final DelayedMatchToRotatedSampleTask TASK = new DelayedMatchToRotatedSampleTask();

  @Override
  public Task<RotationMatch> task() {
    return TASK;
  }

  @Override
  public boolean matches(RotationMatch p, String rule, double sample, double test) {
    double rotation = Double.parseDouble(rule.replace("rot", ""));
    return AngleCode.distance(sample + rotation, test) < 22.5;
  }

  private static RotationMatch by(double rotation, double lureProbability) {
    Cue cue = Cue.of(Cue.Span.UNTIL_TEST);
    return new RotationMatch(8, List.of(rotation), lureProbability, cue, Frame.BASIC);
  }

  @Test
  void allVersionsHaveTheSameRuleChannels() {
    for (RotationMatch p : all()) {
      assertThat(TASK.channels(p).inputs())
          .hasSize(p.frame().channels().encoding().size() + 4)
          .contains("rule.rot45", "rule.rot90", "rule.rot180");
    }
    assertThat(TASK.channels(by(-90, 0)).inputs()).contains("rule.rot270");
  }

  @Test
  void theRotationIsCuedAsLongAsFixationIs() {
    for (RotationMatch p : all()) {
      for (Trial trial : DelayedMatchContract.each(trials(quiet(p), 20, 50)).toList()) {
        String rule = "rule." + trial.condition().get("rule");
        for (String name : List.of("rule.rot45", "rule.rot90", "rule.rot180")) {
          int input = trial.channels().input(name);
          assertThat(IntStream.range(0, trial.steps()))
              .as("%s is as high as fixation, or off", name)
              .allMatch(
                  step ->
                      trial.input(step, input) == (name.equals(rule) ? trial.input(step, 0) : 0));
        }
      }
    }
  }

  @Test
  void aPositiveRotationLeadsToHigherAngles() {
    for (Trial trial : DelayedMatchContract.each(trials(quiet(by(45, 0)), 100, 200)).toList()) {
      boolean match = DelayedMatchContract.number(trial, "match") == 1;
      double turn =
          DelayedMatchContract.number(trial, "testDir")
              - DelayedMatchContract.number(trial, "sampleDir");
      assertThat((turn + 360) % 360 == 45).isEqualTo(match);
    }
  }

  @Test
  void luresAreTheSampleAndTheMirrorImageOrTheTargetsOfOtherRotations() {
    assertLures("v1", 2 / 7.0, trial -> true);
    assertLures("v2", 0.5, trial -> true);
    assertLures("v3", 0.75, trial -> true);
    assertLureTypes("v2", Map.of("identity", 0.25, "mirror", 0.25, "none", 0.5));
    assertLureTypes("v3", Map.of("identity", 0.25, "otherRotation", 0.5, "none", 0.25));
  }

  private void assertLureTypes(String version, Map<String, Double> expected) {
    Map<String, Double> found = new HashMap<>();
    List<Trial> trials =
        DelayedMatchContract.each(draws(version))
            .filter(trial -> !DelayedMatchContract.isCaught(trial))
            .filter(trial -> DelayedMatchContract.number(trial, "match") == 0)
            .toList();
    for (Trial trial : trials) {
      found.merge((String) trial.condition().get("lureType"), 1.0 / trials.size(), Double::sum);
    }
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((k, v) -> assertThat(found.get(k)).as(k).isCloseTo(v, within(0.03)));
  }

  @Test
  void theSampleIsTheOnlyLureOfAnAntiMatch() {
    long lures =
        DelayedMatchContract.each(trials(quiet(by(180, 0.5)), 100, 4000))
            .filter(trial -> trial.condition().get("lureType").equals("identity"))
            .filter(trial -> DelayedMatchContract.number(trial, "distanceDeg") == 0)
            .count();
    assertThat(lures / 4000.0).isCloseTo(0.25, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v4", "v5"})
  void oneStimulusAloneTellsNothing(String version) {
    assertShortcut(version, trial -> trial.condition().get("sampleDir"));
    assertShortcut(version, trial -> trial.condition().get("testDir"));
  }

  @Test
  void whoIgnoresTheCueGoesAsFarAsTheCardSays() {
    assertShortcut(
        "v3",
        trial -> List.of(trial.condition().get("sampleDir"), trial.condition().get("testDir")));
  }

  @ParameterizedTest
  @CsvSource({"v1, 0.929", "v2, 0.875", "v3, 0.979"})
  void whoIgnoresTheSenseOfTheRotationGoesFar(String version, double accuracy) {
    assertBlind(
        version,
        accuracy,
        trial -> List.of(trial.condition().get("rule"), trial.condition().get("distanceDeg")));
  }

  @Test
  void theCueStaysOnInCatchTrials() {
    Trial caught =
        DelayedMatchContract.each(trials(quiet(parameters("v3")), 20, 100))
            .filter(DelayedMatchContract::isCaught)
            .findFirst()
            .orElseThrow();
    int rule = caught.channels().input("rule." + caught.condition().get("rule"));
    Epoch test = caught.epoch("test");
    assertThat(caught.input(test.end() - 1, rule)).isEqualTo(4);
  }
}
