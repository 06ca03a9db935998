package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rnnzoo.core.io.FolderClock;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.RelayingListener;

/** When a worker shall stop: its listener, a file in the sweep's folder, or its time says so. */
final class WorkerClock extends RelayingListener {

  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final long PAUSE_MILLIS = 500;
  private static final long MEASURED_EVERY_NANOS = 60_000_000_000L;

  private final Path stop;
  private final long start = System.nanoTime();
  private final double most;
  private long lastLook = start - LOOK_NANOS;
  private boolean stopped;
  private Long ahead;
  private long measured;

  WorkerClock(JobListener listener, Path stop, double minutes) {
    super(listener);
    this.stop = stop;
    this.most = minutes * 60e9;
  }

  /** Asked often, so the file is looked for once a second. */
  @Override
  public boolean stopRequested() {
    long now = System.nanoTime();
    if (!stopped && now - lastLook >= LOOK_NANOS) {
      lastLook = now;
      stopped = now - start >= most || Files.exists(stop);
    }
    return stopped || super.stopRequested();
  }

  /**
   * The time by the clock of the folder of the sweep, in ms since 1970: its distance from the clock
   * of this machine is measured once a minute.
   */
  long now(Path folder) throws IOException {
    long here = System.currentTimeMillis();
    if (ahead == null || System.nanoTime() - measured > MEASURED_EVERY_NANOS) {
      ahead = FolderClock.now(folder, ".probe-") - here;
      measured = System.nanoTime();
    }
    return here + ahead;
  }

  /** Waits a little for what others are doing. */
  void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
