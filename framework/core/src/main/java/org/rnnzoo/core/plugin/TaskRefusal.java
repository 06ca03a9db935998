package org.rnnzoo.core.plugin;

/**
 * A task cannot make a trial, or name its channels, of its parameters at this sampling period.
 * Before training that is what the user gets to know; in the middle of training it is a failure of
 * the task.
 */
public final class TaskRefusal extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient Guard guard;
  private final String method;

  TaskRefusal(Guard guard, String method, IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
    this.guard = guard;
    this.method = method;
  }

  PluginFailure asFailure() {
    return guard.failure(method, getMessage().replaceFirst("\\.$", ""), this);
  }
}
