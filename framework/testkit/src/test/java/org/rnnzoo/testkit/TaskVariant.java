package org.rnnzoo.testkit;

import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** A {@link HoldTask} of which a method can be replaced by a wrong one. */
class TaskVariant implements Task<HoldTask.Parameters> {

  private final HoldTask task = new HoldTask();

  @Override
  public String name() {
    return task.name();
  }

  @Override
  public String title() {
    return task.title();
  }

  @Override
  public List<Version<HoldTask.Parameters>> versions() {
    return task.versions();
  }

  @Override
  public Channels channels(HoldTask.Parameters p) {
    return task.channels(p);
  }

  @Override
  public void compose(HoldTask.Parameters p, TrialBuilder trial) {
    task.compose(p, trial);
  }

  @Override
  public Verdict score(HoldTask.Parameters p, Trial trial, Response response) {
    return task.score(p, trial, response);
  }
}
