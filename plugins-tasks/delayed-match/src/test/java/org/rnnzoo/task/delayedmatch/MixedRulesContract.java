package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;

/**
 * What a delayed-match task with a rule of its own in each trial promises.
 *
 * @param <P> the parameters
 */
interface MixedRulesContract<P extends Record & CuedMatching> extends DelayedMatchContract<P> {

  @Override
  default boolean matches(P p, String rule, double sample, double test) {
    return switch (rule) {
      case "dms" -> AngleCode.distance(sample, test) < 22.5;
      case "dmrs" -> AngleCode.distance(sample + 90, test) < 22.5;
      default -> Math.round(sample / 45) % 8 < 4 == Math.round(test / 45) % 8 < 4;
    };
  }

  @Test
  default void theCueIsOnWhenTheVersionSaysSo() {
    assertCued("v1", "fixation", "sample", "delay", "test");
    assertCued("v2", "fixation");
    assertCued("v3", "cue");
  }

  private void assertCued(String version, String... epochs) {
    P p = quiet(parameters(version));
    for (Trial trial : DelayedMatchContract.each(trials(p, 20, 50)).toList()) {
      String active = "rule." + trial.condition().get("rule");
      for (String name : trial.channels().inputs()) {
        if (name.startsWith("rule.")) {
          int input = trial.channels().input(name);
          trial
              .epochs()
              .forEach(
                  epoch -> {
                    boolean on = name.equals(active) && List.of(epochs).contains(epoch.name());
                    DelayedMatchContract.assertConstant(trial, input, epoch, on ? 4 : 0);
                  });
        }
      }
    }
  }

  @Test
  default void aRetroCueComesAfterADelayAndIsFollowedByOne() {
    for (Trial trial : DelayedMatchContract.each(trials(parameters("v3"), 10, 200)).toList()) {
      assertThat(trial.epochs())
          .extracting(epoch -> epoch.name())
          .containsExactly("fixation", "sample", "delay", "cue", "delay-2", "test");
      assertThat(trial.epoch("cue").length()).isEqualTo(25);
      assertThat(trial.epoch("delay").length()).isBetween(30, 70);
      assertThat(trial.epoch("delay-2").length()).isBetween(30, 70);
      assertThat(trial.condition()).containsEntry("cueOnsetMs", 10.0 * trial.epoch("cue").start());
    }
  }

  @Test
  default void whoIgnoresTheCueGoesAsFarAsTheCardSays() {
    for (String version : List.of("v1", "v2", "v3", "v4")) {
      assertShortcut(
          version,
          trial -> List.of(trial.condition().get("sampleDir"), trial.condition().get("testDir")));
    }
  }

  @Test
  default void theAccuracyOfEachRuleIsReported() {
    TrialSource<P> source = source(parameters("v1"), 20);
    Trials trials = source.trials(0, 50);
    List<Verdict> verdicts = source.score(trials, trials.targetValues());
    for (int i = 0; i < 50; i++) {
      assertThat(verdicts.get(i).measures())
          .containsEntry((String) trials.get(i).condition().get("rule"), 1.0);
    }
  }
}
