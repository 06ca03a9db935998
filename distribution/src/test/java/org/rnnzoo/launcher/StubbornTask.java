package org.rnnzoo.launcher;

import java.util.List;
import java.util.function.Supplier;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** A task that fails in a chosen way as soon as it is asked for a title or a trial. */
record StubbornTask(Supplier<? extends Error> error) implements Task<StubbornTask.Nothing> {

  record Nothing(@Parameter(help = "Nothing.") int nothing) {}

  @Override
  public String name() {
    return "stubborn";
  }

  @Override
  public String title() {
    throw error.get();
  }

  @Override
  public List<Version<Nothing>> versions() {
    return List.of(
        new Version<>("v1", "one", "None?", new Nothing(0), new Version.Card(0, 0, 1, 1)));
  }

  @Override
  public Channels channels(Nothing parameters) {
    throw error.get();
  }

  @Override
  public void compose(Nothing parameters, TrialBuilder trial) {
    throw error.get();
  }

  @Override
  public Verdict score(Nothing parameters, Trial trial, Response response) {
    throw error.get();
  }
}
