package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;

class DelayedNonMatchToSampleTaskTest implements DelayedMatchContract<SampleMatch> {

  private static final DelayedNonMatchToSampleTask TASK = new DelayedNonMatchToSampleTask();

  @Override
  public Task<SampleMatch> task() {
    return TASK;
  }

  @Override
  public boolean matches(SampleMatch p, String rule, double sample, double test) {
    return AngleCode.distance(sample, test) < 22.5;
  }

  @Override
  public String answer(boolean match) {
    return match ? "fixation" : "go";
  }

  @Test
  void itHasTwoOutputs() {
    assertThat(TASK.channels(parameters("v1")).outputs()).containsExactly("fixation", "go");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void oneStimulusAloneTellsNothing(String version) {
    assertShortcut(version, trial -> trial.condition().get("sampleDir"));
    assertShortcut(version, trial -> trial.condition().get("testDir"));
  }

  @Test
  void hitsAndFalseAlarmsAreCountedApart() {
    TrialSource<SampleMatch> source = source(parameters("v1"), 20);
    Trials trials = source.trials(0, 50);
    float[] alwaysGo = new float[trials.targetValues().length];
    for (int k = 1; k < alwaysGo.length; k += 2) {
      alwaysGo[k] = 1;
    }
    List<Verdict> verdicts = source.score(trials, alwaysGo);
    for (int i = 0; i < 50; i++) {
      boolean match = DelayedMatchContract.number(trials.get(i), "match") == 1;
      assertThat(verdicts.get(i).measures())
          .containsAllEntriesOf(match ? Map.of("falseAlarm", 1.0) : Map.of("hit", 1.0))
          .doesNotContainKey(match ? "hit" : "falseAlarm");
    }
  }
}
