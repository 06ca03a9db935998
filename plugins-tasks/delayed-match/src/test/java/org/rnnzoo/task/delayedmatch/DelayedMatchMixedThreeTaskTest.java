package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Task;

class DelayedMatchMixedThreeTaskTest implements MixedRulesContract<ThreeRuleMix> {

  private static final DelayedMatchMixedThreeTask TASK = new DelayedMatchMixedThreeTask();

  @Override
  public Task<ThreeRuleMix> task() {
    return TASK;
  }

  @Test
  void itHasOneChannelForEachRuleAndSeveralInTheReference() {
    assertThat(TASK.channels(parameters("v3")).inputs())
        .hasSize(28)
        .endsWith("rule.dms", "rule.dmrs", "rule.dmc");
    assertThat(TASK.channels(parameters("v4")).inputs()).hasSize(24 + 18);
  }

  @Test
  void halfOfTheNonmatchingTestsOfTheFirstTwoRulesMatchByTheOther() {
    assertLures("v1", 0.5, trial -> trial.condition().get("rule").equals("dms"));
    assertLures("v1", 0.5, trial -> trial.condition().get("rule").equals("dmrs"));
    assertLures("v1", 0, trial -> trial.condition().get("rule").equals("dmc"));
  }
}
