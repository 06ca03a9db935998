package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;

class ConditionGroupsTest {

  private static List<Trial> trials(int count, ObjIntConsumer<TrialBuilder> conditions) {
    Channels channels = new Channels(List.of("u"), List.of("left", "right"));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrialBuilder trial = new TrialBuilder(channels, new Clock(20), new Random(0));
      Epoch whole = trial.epoch("whole", 20);
      trial.target(0).set(i % 2 == 0 ? 1 : -1, whole);
      conditions.accept(trial, i);
      trials.add(trial.build());
    }
    return trials;
  }

  @Test
  void aLabelHasTheValuesOfTheColumnsThatPartTheTrialsAlone() {
    List<Trial> trials =
        trials(
            8,
            (trial, i) -> {
              trial.condition("context", i % 2 == 0 ? "motion" : "color");
              trial.condition("motion", i % 4 < 2 ? -0.12 : 0.12);
              trial.condition("congruence", i % 4 < 2 ? "incongruent" : "congruent");
            });
    ConditionGroups groups = ConditionGroups.of(trials);
    assertThat(groups.needed()).containsExactly("context", "motion");
    assertThat(groups.trials()).hasSize(4);
    assertThat(groups.label(trials.get(1))).isEqualTo("color, -0.120");
    assertThat(groups.name(trials.get(1)))
        .isEqualTo("context color, motion -0.120, congruence incongruent");
  }

  @Test
  void numbersOfTooManyValuesLeaveTheWords() {
    List<Trial> trials =
        trials(
            30,
            (trial, i) -> {
              trial.condition("angle", i);
              trial.condition("rule", i % 3 == 0 ? "pro" : "anti");
            });
    ConditionGroups groups = ConditionGroups.of(trials);
    assertThat(groups.needed()).containsExactly("rule");
    assertThat(groups.trials()).hasSize(2);
  }

  @Test
  void trialsWithoutConditionsArePartedByWhatIsWanted() {
    List<Trial> trials = trials(4, (trial, i) -> {});
    ConditionGroups groups = ConditionGroups.of(trials);
    assertThat(groups.needed()).containsExactly("wanted");
    assertThat(groups.name(trials.get(1))).isEqualTo("wanted − 0");
    assertThat(groups.label(trials.get(0))).isEqualTo("+ 0");
  }

  @Test
  void aTrialMayLackAColumn() {
    List<Trial> trials =
        trials(
            4,
            (trial, i) -> {
              if (i > 1) {
                trial.condition("cue", "go");
              }
            });
    ConditionGroups groups = ConditionGroups.of(trials);
    assertThat(groups.trials()).containsExactly(List.of(0, 1), List.of(2, 3));
    assertThat(groups.label(trials.get(0))).isEqualTo("none");
  }
}
