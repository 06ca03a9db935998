package org.rnnzoo.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * The threads that chunks are spread over: one pool for the process.
 *
 * <p>The calling thread works as well, and never waits for a helper that has not started: if all
 * threads of the pool are busy, it does everything itself.
 */
final class Team {

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()), Team::thread);

  private static final AtomicInteger THREADS = new AtomicInteger();

  private Team() {}

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "engine-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Lets a thread of the pool do some work, as soon as one is free. */
  static void call(Runnable work) {
    POOL.execute(work);
  }

  /** Does {@code work} for 0 to before {@code count}, each once, on up to {@code threads}. */
  static void forEach(int count, int threads, IntConsumer work) {
    if (count == 1 || threads == 1) {
      for (int i = 0; i < count; i++) {
        work.accept(i);
      }
      return;
    }
    Job job = new Job(count, work);
    for (int helper = 1; helper < Math.min(threads, count); helper++) {
      POOL.execute(job);
    }
    job.run();
    job.await();
  }

  /** Pieces of work that threads take one after the other. */
  private static final class Job implements Runnable {

    private final int count;
    private final IntConsumer work;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch pending;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Job(int count, IntConsumer work) {
      this.count = count;
      this.work = work;
      this.pending = new CountDownLatch(count);
    }

    @Override
    public void run() {
      int i;
      while ((i = next.getAndIncrement()) < count) {
        try {
          work.accept(i);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          pending.countDown();
        }
      }
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          pending.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure.get() != null) {
        throw new IllegalStateException("A thread of the engine failed.", failure.get());
      }
    }
  }
}
