package org.rnnzoo.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.TinyZoo;

class MixtureTest {

  private static final Clock CLOCK = new Clock(20);

  private static Member<ChoiceTask.Parameters> choice(
      String label, double responseMs, boolean fixation, double share) {
    return new Member<>(
        label,
        new ChoiceTask(),
        new ChoiceTask.Parameters(DurationLaw.fixed(responseMs), fixation, Loss.CROSS_ENTROPY),
        share);
  }

  private static Member<TinyZoo.ScaleParameters> scale(String label) {
    TinyZoo.ScaleTask task = new TinyZoo.ScaleTask();
    return new Member<>(label, task, task.defaults(), 1);
  }

  private static TrialSource<Mixture> source(Task<Mixture> task, Mixture mixture) {
    return new TrialSource<>(task, mixture, CLOCK, RandomStream.root(3).named("trials"));
  }

  private static TrialSource<Mixture> parallel(
      double active, Set<String> silenced, Member<?>... members) {
    Mixture mixture = new Mixture(List.of(members), active, silenced);
    return source(new ParallelTask(mixture), mixture);
  }

  private static TrialSource<Mixture> interleaved(Member<?>... members) {
    Mixture mixture = new Mixture(List.of(members), 1, Set.of());
    return source(new InterleavedTask(mixture), mixture);
  }

  private static boolean isActive(Trial trial, String label) {
    return trial.condition().get(label + ".active").equals(1.0);
  }

  @Test
  void membersInParallelHaveChannelsOfTheirOwn() {
    TrialSource<Mixture> source =
        parallel(1, Set.of(), choice("a", 200, true, 1), choice("b", 400, false, 1));
    assertThat(source.channels().inputs()).containsExactly("a.fixation", "a.side", "b.side");
    assertThat(source.channels().outputs())
        .containsExactly("a.fixation", "a.left", "a.right", "b.left", "b.right");
    Trials trials = source.trials(0, 20);
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      assertThat(trial.steps()).isEqualTo(20);
      assertThat(trial.epochs()).extracting("name").contains("a.fixation", "b.response");
      double side = trial.condition().get("b.side").equals("right") ? 1 : -1;
      assertThat(trial.input(3, 2)).isEqualTo(side);
      assertThat(trial.target(3, 4)).isEqualTo(side > 0 ? 1 : 0);
      // The shorter member is padded with nothing that counts.
      for (int step = 15; step < 20; step++) {
        assertThat(trial.mask(step, 0)).isZero();
        assertThat(trial.input(step, 1)).isZero();
        assertThat(trial.mask(step, 3)).isPositive();
      }
    }
  }

  @Test
  void everyMemberKeepsItsLoss() {
    assertThat(parallel(1, Set.of(), choice("a", 200, true, 1), scale("b")).losses())
        .containsExactly(
            new Loss.Term(Loss.CROSS_ENTROPY, 0, 3), new Loss.Term(Loss.SQUARED_ERROR, 3, 5));
  }

  @Test
  void anInactiveMemberIsSilentAndAtLeastOneIsActive() {
    TrialSource<Mixture> source =
        parallel(0.3, Set.of(), choice("a", 200, true, 1), choice("b", 200, true, 1));
    Trials trials = source.trials(0, 2000);
    int both = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      assertThat(isActive(trial, "a") || isActive(trial, "b")).isTrue();
      both += isActive(trial, "a") && isActive(trial, "b") ? 1 : 0;
      if (!isActive(trial, "a")) {
        for (int step = 0; step < trial.steps(); step++) {
          assertThat(trial.input(step, 0)).isZero();
          assertThat(trial.input(step, 1)).isZero();
          for (int output = 0; output < 3; output++) {
            assertThat(trial.target(step, output)).isZero();
            assertThat(trial.mask(step, output)).isEqualTo(step < 5 ? 0 : 1);
          }
        }
      }
    }
    assertThat(both / 2000.0).isCloseTo(0.09, within(0.025));
  }

  @Test
  void aSilencedMemberNeverTakesPart() {
    Trials trials =
        parallel(1, Set.of("b"), choice("a", 200, true, 1), choice("b", 200, true, 1))
            .trials(0, 50);
    for (int i = 0; i < trials.size(); i++) {
      assertThat(isActive(trials.get(i), "a")).isTrue();
      assertThat(isActive(trials.get(i), "b")).isFalse();
    }
  }

  @Test
  void membersAreScoredByThemselves() {
    TrialSource<Mixture> source =
        parallel(0.5, Set.of(), choice("a", 200, true, 1), choice("b", 200, true, 1));
    Trials trials = source.trials(0, 40);
    float[] outputs = trials.targetValues().clone();
    int width = 6;
    for (int at = 0; at < outputs.length; at += width) {
      // Member b gives the wrong answer, and 0.25 where it is silent.
      float left = outputs[at + 4];
      outputs[at + 4] = outputs[at + 5];
      outputs[at + 5] = left;
    }
    for (int i = 0; i < trials.size(); i++) {
      if (!isActive(trials.get(i), "b")) {
        for (int step = 0; step < trials.time(); step++) {
          java.util.Arrays.fill(
              outputs,
              (i * trials.time() + step) * width + 3,
              (i * trials.time() + step + 1) * width,
              -0.25f);
        }
      }
    }
    List<Verdict> verdicts = source.score(trials, outputs);
    for (int i = 0; i < verdicts.size(); i++) {
      boolean a = isActive(trials.get(i), "a");
      boolean b = isActive(trials.get(i), "b");
      Verdict verdict = verdicts.get(i);
      assertThat(verdict.accuracy()).isEqualTo(a && b ? 0.5 : a ? 1 : 0);
      assertThat(verdict.correct()).isEqualTo(!b);
      assertThat(verdict.measures().get("a")).isEqualTo(a ? 1.0 : null);
      assertThat(verdict.measures().get("b.leak")).isEqualTo(b ? null : 0.25);
      assertThat(verdict.measures().get("a.leak")).isEqualTo(a ? null : 0.0);
    }
  }

  @Test
  void membersInTurnShareChannelsByNameAndAreToldByARule() {
    TrialSource<Mixture> source =
        interleaved(choice("a", 200, true, 1), choice("b", 200, false, 3));
    assertThat(source.channels().inputs()).containsExactly("fixation", "side", "rule.a", "rule.b");
    assertThat(source.channels().outputs()).containsExactly("fixation", "left", "right");
    Trials trials = source.trials(0, 2000);
    int second = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      boolean isSecond = trial.condition().get("task").equals("b");
      second += isSecond ? 1 : 0;
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 2)).isEqualTo(isSecond ? 0 : 1);
        assertThat(trial.input(step, 3)).isEqualTo(isSecond ? 1 : 0);
      }
      if (isSecond) {
        // It has no fixation: that must be low, and weighs as much as what it has.
        assertThat(trial.target(2, 0)).isZero();
        assertThat(trial.mask(2, 0)).isEqualTo(trial.mask(2, 1)).isPositive();
      }
    }
    assertThat(second / 2000.0).isCloseTo(0.75, within(0.04));
  }

  @Test
  void theTargetsAreARightAnswerToEveryMixture() {
    for (TrialSource<Mixture> source :
        List.of(
            parallel(0.5, Set.of(), choice("a", 200, true, 1), scale("b")),
            interleaved(choice("a", 200, true, 1), choice("b", 200, false, 1)))) {
      Trials trials = source.trials(0, 50);
      assertThat(source.score(trials, trials.targetValues())).allMatch(Verdict::correct);
    }
  }

  @Test
  void aTrialDoesNotDependOnItsBatch() {
    TrialSource<Mixture> source = parallel(0.5, Set.of(), choice("a", 200, true, 1), scale("b"));
    Trials batch = source.trials(0, 8);
    Trials single = source.trials(5, 1);
    int width = single.inputValues().length;
    assertThat(java.util.Arrays.copyOfRange(batch.inputValues(), 5 * width, 6 * width))
        .isEqualTo(single.inputValues());
  }

  @Test
  void tasksWithDifferentLossesCannotTakeTurns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> interleaved(choice("a", 200, true, 1), scale("b")))
        .withMessageStartingWith(
            "a and b are trained with different losses and cannot be interleaved");
  }
}
