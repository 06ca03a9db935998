package org.rnnzoo.core.task;

import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * A task that is another one in all but what the class at hand alters.
 *
 * @param <P> the record of the task's parameters
 */
interface AlteredTask<P extends Record> extends Task<P> {

  /** The other task. */
  Task<P> task();

  @Override
  default String name() {
    return task().name();
  }

  @Override
  default String title() {
    return task().title();
  }

  @Override
  default List<Version<P>> versions() {
    return task().versions();
  }

  @Override
  default P defaults() {
    return task().defaults();
  }

  @Override
  default Channels channels(P parameters) {
    return task().channels(parameters);
  }

  @Override
  default void compose(P parameters, TrialBuilder trial) {
    task().compose(parameters, trial);
  }

  @Override
  default Verdict score(P parameters, Trial trial, Response response) {
    return task().score(parameters, trial, response);
  }

  @Override
  default Loss loss(P parameters) {
    return task().loss(parameters);
  }

  @Override
  default List<Loss.Term> losses(P parameters) {
    return task().losses(parameters);
  }
}
