package org.rnnzoo.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;

class ShuffledTaskTest {

  private static final Clock CLOCK = new Clock(20);
  private static final ChoiceTask.Parameters CHOICE =
      new ChoiceTask.Parameters(DurationLaw.uniform(100, 300), true, Loss.CROSS_ENTROPY);

  private static TrialSource<ChoiceTask.Parameters> source(boolean shuffled) {
    ChoiceTask task = new ChoiceTask();
    return new TrialSource<>(
        shuffled ? new ShuffledTask<>(task) : task, CHOICE, CLOCK, RandomStream.root(5));
  }

  /** In how many of the trials the side that is shown is the one that is wanted. */
  private static long agreeing(Trials trials) {
    long count = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      double shown = 0;
      for (int step = 0; step < trial.steps(); step++) {
        shown += trial.input(step, 1);
      }
      int last = trial.steps() - 1;
      count += shown * (trial.target(last, 2) - trial.target(last, 1)) > 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void whatIsShownSaysNothingOfWhatIsWanted() {
    Trials plain = source(false).trials(0, 400);
    Trials shuffled = source(true).trials(0, 400);
    assertThat(agreeing(plain)).isEqualTo(400);
    assertThat(agreeing(shuffled)).isBetween(150L, 250L);
  }

  @Test
  void targetsAreStillJudgedRight() {
    TrialSource<ChoiceTask.Parameters> source = source(true);
    Trials trials = source.trials(0, 50);
    assertThat(source.score(trials, trials.targetValues())).allMatch(Verdict::correct);
    assertThat(source.channels()).isEqualTo(source(false).channels());
    assertThat(source.losses()).isEqualTo(source(false).losses());
  }

  @Test
  void theSameTrialIsTheSameWhateverItsBatch() {
    Trials many = source(true).trials(0, 20);
    for (int i = 0; i < 20; i++) {
      Trial alone = source(true).trials(i, 1).get(0);
      assertThat(alone.steps()).isEqualTo(many.get(i).steps());
      for (int step = 0; step < alone.steps(); step++) {
        assertThat(alone.input(step, 1)).isEqualTo(many.get(i).input(step, 1));
      }
    }
  }
}
