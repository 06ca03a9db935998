package org.rnnzoo.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

class BalancedTaskTest {

  private static final ChoiceTask TASK = new ChoiceTask();

  private static TrialSource<ChoiceTask.Parameters> source(DurationLaw responseMs) {
    return new TrialSource<>(
        TASK,
        new ChoiceTask.Parameters(responseMs, true, Loss.CROSS_ENTROPY),
        new Clock(20),
        RandomStream.root(3));
  }

  private static List<Object> combination(Trial trial) {
    return List.of(trial.condition().get("side"), trial.condition().get("responseMs"));
  }

  @Test
  void everyCombinationComesUpOnceInEachTurn() {
    TrialSource<ChoiceTask.Parameters> source =
        BalancedTask.of(
            source(new DurationLaw.Choice(List.of(100.0, 200.0, 300.0))),
            List.of("side", "responseMs"));
    Trials trials = source.trials(0, 60);
    for (int turn = 0; turn < 10; turn++) {
      Set<List<Object>> seen = new HashSet<>();
      for (int i = 0; i < 6; i++) {
        seen.add(combination(trials.get(6 * turn + i)));
        assertThat(combination(trials.get(6 * turn + i))).isEqualTo(combination(trials.get(i)));
      }
      assertThat(seen).hasSize(6);
    }
  }

  @Test
  void whatIsNotBalancedIsAsLikelyAsBefore() {
    DurationLaw law = new DurationLaw.Choice(List.of(100.0, 100.0, 100.0, 300.0));
    Trials trials = BalancedTask.of(source(law), List.of("side")).trials(0, 2000);
    Map<Object, Integer> counts = new HashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      counts.merge(trials.get(i).condition().get("responseMs"), 1, Integer::sum);
    }
    assertThat(counts.get(300.0) / 2000.0).isCloseTo(0.25, within(0.04));
  }

  @Test
  void aTrialDoesNotDependOnItsBatch() {
    TrialSource<ChoiceTask.Parameters> source =
        BalancedTask.of(source(DurationLaw.uniform(100, 300)), List.of("side"));
    Trials batch = source.trials(0, 9);
    Trials single = source.trials(7, 1);
    assertThat(single.get(0).condition()).isEqualTo(batch.get(7).condition());
    assertThat(single.get(0).steps()).isEqualTo(batch.get(7).steps());
  }

  @Test
  void aTrialThatLacksAConditionDoesNotComeUp() {
    Member<?> side = new Member<>("a", TASK, TASK.defaults(), 1);
    Member<?> other = new Member<>("b", TASK, TASK.defaults(), 1);
    Mixture mixture = new Mixture(List.of(side, other), 1, Set.of());
    TrialSource<Mixture> source =
        BalancedTask.of(
            new TrialSource<>(
                new InterleavedTask(mixture), mixture, new Clock(20), RandomStream.root(3)),
            List.of("a.side"));
    Trials trials = source.trials(0, 20);
    for (int i = 0; i < 20; i++) {
      assertThat(trials.get(i).condition()).containsEntry("task", "a");
    }
  }

  @Test
  void noConditionIsTheSourceItself() {
    TrialSource<ChoiceTask.Parameters> source = source(DurationLaw.fixed(200));
    assertThat(BalancedTask.of(source, List.of())).isSameAs(source);
  }

  @Test
  void conditionsMustExistAndTakeFewValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BalancedTask.of(source(DurationLaw.uniform(100, 200)), List.of("sides")))
        .withMessage("No trial has the conditions to balance, sides; there are responseMs, side.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BalancedTask.of(
                    source(DurationLaw.uniform(20, 100_000)), List.of("side", "responseMs")))
        .withMessage(
            "There are more than 1000 combinations of side, responseMs to balance; name conditions that take few values.");
  }
}
