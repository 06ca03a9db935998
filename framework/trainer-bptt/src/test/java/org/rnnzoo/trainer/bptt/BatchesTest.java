package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.testkit.HoldTask;

class BatchesTest {

  @Test
  void batchesFollowOneAnotherThroughTheStream() {
    TrialSource<HoldTask.Parameters> source = source(new HoldTask().defaults());
    try (Batches batches = new Batches(source, 5, 3)) {
      for (int number = 3; number < 8; number++) {
        assertThat(batches.next().inputValues())
            .containsExactly(source.trials(5L * number, 5).inputValues());
      }
    }
  }

  @Test
  void whatATaskThrowsComesOut() {
    HoldTask.Parameters endless = new HoldTask.Parameters(fixed(1e15), fixed(0), fixed(1), 0);
    try (Batches batches = new Batches(source(endless), 5, 0)) {
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(batches::next);
    }
  }

  private static TrialSource<HoldTask.Parameters> source(HoldTask.Parameters p) {
    return new TrialSource<>(new HoldTask(), p, new Clock(20), RandomStream.root(3));
  }
}
