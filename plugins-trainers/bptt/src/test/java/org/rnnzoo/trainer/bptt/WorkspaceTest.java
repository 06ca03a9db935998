package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;

class WorkspaceTest {

  private static final Clock CLOCK = new Clock(20);

  @Test
  void itGrowsWithTheBatches() {
    PlainNetwork network =
        PlainNetwork.random(new Dimensions(1, 5, 1), CLOCK, 0.1, RandomStream.root(1));
    Objective objective = new Objective(Loss.SQUARED_ERROR, 0.1);
    try (Workspace used = new Workspace(network, 1);
        Workspace fresh = new Workspace(network, 1)) {
      used.differentiate(trials(40, 4), objective, 1);
      used.differentiate(trials(400, 4), objective, 2);
      double value = used.differentiate(trials(4000, 9), objective, 3);
      assertThat(value).isEqualTo(fresh.differentiate(trials(4000, 9), objective, 3));
      assertThat(used.gradient()).containsExactly(fresh.gradient());
    }
  }

  private static Trials trials(double delayMs, int count) {
    HoldTask.Parameters p = new HoldTask.Parameters(fixed(60), fixed(delayMs), fixed(60), 0.01);
    return new TrialSource<>(new HoldTask(), p, CLOCK, RandomStream.root(3)).trials(0, count);
  }
}
