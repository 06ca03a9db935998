package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Task;

class DelayedMatchMixedCategoryTaskTest implements MixedRulesContract<CategoryMix> {

  private static final DelayedMatchMixedCategoryTask TASK = new DelayedMatchMixedCategoryTask();

  @Override
  public Task<CategoryMix> task() {
    return TASK;
  }

  @Test
  void itHasOneChannelForEachRuleAndSeveralInTheReference() {
    assertThat(TASK.channels(parameters("v1")).inputs()).endsWith("rule.dms", "rule.dmc");
    assertThat(TASK.channels(parameters("v4")).inputs()).hasSize(24 + 12);
  }

  @Test
  void threeQuartersOfTheTestsThatAreNotTheSampleAreOfItsCategory() {
    assertLures("v1", 0.75, trial -> trial.condition().get("rule").equals("dms"));
    assertLures("v1", 0, trial -> trial.condition().get("rule").equals("dmc"));
    assertLures("v4", 3 / 7.0, trial -> trial.condition().get("rule").equals("dms"));
  }
}
