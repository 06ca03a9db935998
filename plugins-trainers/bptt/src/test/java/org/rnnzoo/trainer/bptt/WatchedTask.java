package org.rnnzoo.trainer.bptt;

import java.util.List;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.testkit.HoldTask;

/** A {@link HoldTask} that tells somebody before it makes a batch. */
record WatchedTask(int batch, Watcher watcher) implements Task<HoldTask.Parameters> {

  private static final HoldTask HOLD = new HoldTask();

  /** Hears the number of the batch; may wait or fail. */
  @FunctionalInterface
  interface Watcher {
    void making(long number) throws Exception;
  }

  @Override
  public Trials generate(
      HoldTask.Parameters p, Clock clock, RandomStream stream, long first, int count) {
    try {
      watcher.making(first / batch);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return HOLD.generate(p, clock, stream, first, count);
  }

  @Override
  public String name() {
    return "watched";
  }

  @Override
  public String title() {
    return HOLD.title();
  }

  @Override
  public List<Version<HoldTask.Parameters>> versions() {
    return HOLD.versions();
  }

  @Override
  public Channels channels(HoldTask.Parameters p) {
    return HOLD.channels(p);
  }

  @Override
  public void compose(HoldTask.Parameters p, TrialBuilder trial) {
    HOLD.compose(p, trial);
  }

  @Override
  public Verdict score(HoldTask.Parameters p, Trial trial, Response response) {
    return HOLD.score(p, trial, response);
  }
}
