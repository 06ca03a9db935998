package org.rnnzoo.workbench.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command of the zoo that was asked for.
 *
 * @param id its name, which sorts by the time it was asked for
 * @param title what it does, a few words
 * @param lane the queue it waits in
 * @param run the run it works on; empty if it makes a new one
 * @param arguments what follows {@code zoo} on the command line
 * @param state how it is doing
 * @param process the process that does it; 0 while it waits
 * @param exit the exit code; empty unless it has ended and told
 * @param asked when it was asked for
 */
public record Job(
    String id,
    String title,
    Lane lane,
    String run,
    List<String> arguments,
    State state,
    long process,
    Optional<Integer> exit,
    Instant asked) {

  /** A queue of jobs, each with room for some at once. */
  public enum Lane {
    /** Long work that uses all processors. */
    TRAINING,
    /** Looks at what was trained; does not wait for trainings. */
    ANALYSIS;
  }

  /** How a job is doing. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    /** Somebody stopped it; a training keeps its checkpoint. */
    STOPPED,
    FAILED,
    /** Its process is gone and left no exit code, as after a power cut. */
    LOST;

    /** The word in listings. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether nothing more will come of it. */
    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }
  }

  public Job {
    arguments = List.copyOf(arguments);
  }

  /** As a tree for programs. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.put("title", title);
    tree.put("lane", lane.name().toLowerCase(java.util.Locale.ROOT));
    tree.put("run", run);
    tree.put("arguments", arguments);
    tree.put("state", state.word());
    tree.put("process", process);
    exit.ifPresent(code -> tree.put("exit", code));
    tree.put("asked", asked.toString());
    return tree;
  }
}
