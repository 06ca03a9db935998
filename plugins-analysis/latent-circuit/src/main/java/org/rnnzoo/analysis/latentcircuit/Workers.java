package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads for independent jobs, with a heartbeat in the calling thread meanwhile. The results do
 * not depend on the number of threads.
 */
final class Workers implements AutoCloseable {

  private static final long HEARTBEAT_MS = 100;

  private final ExecutorService threads;

  Workers(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  /**
   * Runs jobs and returns their results in order.
   *
   * @param heartbeat called again and again until all are done; what it throws ends the waiting
   */
  <T> List<T> run(List<? extends Callable<T>> jobs, Runnable heartbeat) {
    List<Future<T>> pending = new ArrayList<>();
    jobs.forEach(job -> pending.add(threads.submit(job)));
    List<T> results = new ArrayList<>();
    for (Future<T> job : pending) {
      results.add(await(job, heartbeat));
    }
    return results;
  }

  private static <T> T await(Future<T> job, Runnable heartbeat) {
    heartbeat.run();
    while (true) {
      try {
        return job.get(HEARTBEAT_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        heartbeat.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("The analysis was interrupted.");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Stops what still runs; jobs notice by their thread's interrupt. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
