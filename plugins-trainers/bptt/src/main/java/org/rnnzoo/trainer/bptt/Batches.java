package org.rnnzoo.trainer.bptt;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

/**
 * The training batches in order. While one is trained on, the next ones are made on threads of
 * their own, several at a time: with a small network it takes longer to make a batch than to train
 * on it. Since trials are addressed by number, that changes nothing but the time it takes.
 */
final class Batches implements AutoCloseable {

  private final TrialSource<?> source;
  private final int size;
  private final ExecutorService executor;
  private final Queue<CompletableFuture<Trials>> upcoming = new ArrayDeque<>();
  private long number;

  /**
   * Batches from the one of the given number on.
   *
   * @param threads how many batches may be in the making at the same time, at least 1
   */
  Batches(TrialSource<?> source, int size, long firstNumber, int threads) {
    this.source = source;
    this.size = size;
    this.number = firstNumber;
    this.executor = Executors.newFixedThreadPool(threads, Batches::thread);
    for (int i = 0; i < threads; i++) {
      order();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "zoo-trials");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The next batch; whatever the task throws comes out of here. A thread that is interrupted while
   * it waits gets its batch all the same, and stays interrupted.
   */
  Trials next() {
    Trials batch = await(upcoming.element());
    upcoming.remove();
    order();
    return batch;
  }

  private void order() {
    long first = number++ * size;
    upcoming.add(CompletableFuture.supplyAsync(() -> source.trials(first, size), executor));
  }

  private static Trials await(CompletableFuture<Trials> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error failure) {
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
