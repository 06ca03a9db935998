package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestTraining;

@Timeout(30)
class BatchesTest {

  private static final int SIZE = 5;
  private static final Clock CLOCK = new Clock(20);

  @Test
  void batchesFollowOneAnotherThroughTheStream() {
    TrialSource<HoldTask.Parameters> source = source(new HoldTask().defaults());
    for (int threads = 1; threads <= 3; threads++) {
      try (Batches batches = new Batches(source, SIZE, 3, threads)) {
        for (int number = 3; number < 12; number++) {
          assertThat(batches.next().inputValues())
              .containsExactly(source.trials((long) SIZE * number, SIZE).inputValues());
        }
      }
    }
  }

  @Test
  void theNextBatchIsMadeWhileTheLastIsInUse() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    TrialSource<?> source = watched(number -> countIf(number == 1, second));
    try (Batches batches = new Batches(source, SIZE, 0, 1)) {
      batches.next();
      assertThat(second.await(10, TimeUnit.SECONDS)).as("batch 1 is begun unasked").isTrue();
    }
  }

  @Test
  void asManyBatchesAreMadeAtATimeAsThereAreThreads() {
    CyclicBarrier together = new CyclicBarrier(2);
    TrialSource<?> source = watched(number -> together.await(10, TimeUnit.SECONDS));
    try (Batches batches = new Batches(source, SIZE, 0, 2)) {
      for (int i = 0; i < 4; i++) {
        batches.next();
      }
    }
  }

  @Test
  void whatATaskThrowsComesOut() {
    HoldTask.Parameters endless = new HoldTask.Parameters(fixed(1e15), fixed(0), fixed(1), 0);
    try (Batches batches = new Batches(source(endless), SIZE, 0, 2)) {
      assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(batches::next);
      assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(batches::next);
    }
    TrialSource<?> broken =
        watched(
            number -> {
              throw new NoClassDefFoundError("org/other/Missing");
            });
    try (Batches batches = new Batches(broken, SIZE, 0, 1)) {
      assertThatExceptionOfType(NoClassDefFoundError.class)
          .isThrownBy(batches::next)
          .withMessage("org/other/Missing");
    }
  }

  @Test
  void aTaskThatFailsLaterEndsTheTraining() {
    TrialSource<?> source =
        watched(
            number -> {
              if (number == 3) {
                throw new IllegalStateException("There is no batch 3.");
              }
            });
    PlainNetwork network =
        PlainNetwork.random(new Dimensions(1, 5, 1), CLOCK, 0, RandomStream.root(1));
    BpttParameters p =
        new BpttParameters(StepSize.constant(1e-3), SIZE, 1, Penalties.NONE, Descent.ADAM);
    TestTraining training = TestTraining.steps(10, 1).onThreads(2);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new BpttTrainer().train(network, source, p, training))
        .withMessage("There is no batch 3.");
    assertThat(training.lastReport().step()).isEqualTo(3);
  }

  @Test
  void aWaitingThreadThatIsInterruptedGetsItsBatchAndStaysInterrupted()
      throws InterruptedException {
    CountDownLatch permission = new CountDownLatch(1);
    TrialSource<?> source = watched(number -> permission.await());
    try (Batches batches = new Batches(source, SIZE, 0, 1)) {
      AtomicReference<Trials> found = new AtomicReference<>();
      AtomicReference<Boolean> interrupted = new AtomicReference<>();
      Thread waiting =
          new Thread(
              () -> {
                found.set(batches.next());
                interrupted.set(Thread.interrupted());
              });
      waiting.start();
      waiting.interrupt();
      permission.countDown();
      waiting.join();
      assertThat(found.get().size()).isEqualTo(SIZE);
      assertThat(interrupted.get()).isTrue();
    }
  }

  @Test
  void closingInterruptsATaskThatHangs() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    TrialSource<?> source =
        watched(
            number -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                freed.countDown();
              }
            });
    Batches batches = new Batches(source, SIZE, 0, 1);
    begun.await();
    batches.close();
    assertThat(freed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void countIf(boolean condition, CountDownLatch latch) {
    if (condition) {
      latch.countDown();
    }
  }

  private static TrialSource<?> watched(WatchedTask.Watcher watcher) {
    WatchedTask task = new WatchedTask(SIZE, watcher);
    return new TrialSource<>(task, task.defaults(), CLOCK, RandomStream.root(3));
  }

  private static TrialSource<HoldTask.Parameters> source(HoldTask.Parameters p) {
    return new TrialSource<>(new HoldTask(), p, CLOCK, RandomStream.root(3));
  }
}
