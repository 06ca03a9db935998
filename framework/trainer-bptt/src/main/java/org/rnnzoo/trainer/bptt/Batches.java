package org.rnnzoo.trainer.bptt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

/**
 * The training batches in order. While one is trained on, the next is made on a thread of its own;
 * since trials are addressed by number, that changes nothing but the time it takes.
 */
final class Batches implements AutoCloseable {

  private final TrialSource<?> source;
  private final int size;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "zoo-trials");
            thread.setDaemon(true);
            return thread;
          });
  private CompletableFuture<Trials> upcoming;
  private long number;

  /** Batches from the one of the given number on. */
  Batches(TrialSource<?> source, int size, long firstNumber) {
    this.source = source;
    this.size = size;
    this.number = firstNumber;
    this.upcoming = make(firstNumber);
  }

  /** The next batch; whatever the task throws comes out of here. */
  Trials next() {
    Trials batch = await(upcoming);
    number++;
    upcoming = make(number);
    return batch;
  }

  private CompletableFuture<Trials> make(long which) {
    return CompletableFuture.supplyAsync(() -> source.trials(which * size, size), executor);
  }

  private static Trials await(CompletableFuture<Trials> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
