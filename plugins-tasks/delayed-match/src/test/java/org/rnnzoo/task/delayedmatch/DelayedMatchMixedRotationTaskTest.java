package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Task;

class DelayedMatchMixedRotationTaskTest implements MixedRulesContract<RotationMix> {

  private static final DelayedMatchMixedRotationTask TASK = new DelayedMatchMixedRotationTask();

  @Override
  public Task<RotationMix> task() {
    return TASK;
  }

  @Test
  void itHasOneChannelForEachRuleAndSeveralInTheReference() {
    assertThat(TASK.channels(parameters("v1")).inputs()).endsWith("rule.dms", "rule.dmrs");
    assertThat(TASK.channels(parameters("v3")).inputs()).hasSize(27);
    assertThat(TASK.channels(parameters("v4")).inputs())
        .hasSize(24 + 6)
        .endsWith("rule.dms.3", "rule.dmrs.1", "rule.dmrs.2", "rule.dmrs.3");
  }

  @Test
  void theReferenceCuesTheRuleHalfASecondIntoADelayOfASecond() {
    assertThat(DelayedMatchContract.steps(trials(parameters("v4"), 10, 1).get(0)))
        .containsExactly(
            "fixation 0-50",
            "sample 50-100",
            "delay 100-150",
            "cue 150-175",
            "delay-2 175-200",
            "test 200-250");
  }

  @Test
  void halfOfTheNonmatchingTestsMatchByTheOtherRule() {
    for (String rule : new String[] {"dms", "dmrs"}) {
      assertLures("v1", 0.5, trial -> trial.condition().get("rule").equals(rule));
      assertLures("v4", 1 / 7.0, trial -> trial.condition().get("rule").equals(rule));
    }
  }
}
