package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Machine;
import org.rnnzoo.core.io.Trees;

/**
 * What a run is doing.
 *
 * @param state its state
 * @param step training steps made
 * @param process the process that trains it
 * @param host the machine of the process
 * @param updated when this was written
 * @param reason why it failed, for people; empty if it did not
 */
public record RunStatus(
    State state, long step, long process, String host, Instant updated, String reason) {

  /** The states of a run. */
  public enum State {
    RUNNING,
    INTERRUPTED,
    FAILED,
    DONE;

    /** The word in files and listings. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The status of a run that this process is working on, as of now. */
  public static RunStatus now(State state, long step) {
    return new RunStatus(
        state,
        step,
        ProcessHandle.current().pid(),
        Machine.NAME,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        "");
  }

  /** The same, with the reason why the run failed. */
  RunStatus because(String why) {
    return new RunStatus(state, step, process, host, updated, why);
  }

  /**
   * Writes that a run failed, and why, where that can be written at all: a full disk has room for
   * it in the place of the status before.
   */
  public static void failed(RunFolder folder, long step, String why) {
    RunStatus status = now(State.FAILED, step).because(why);
    try {
      status.writeTo(folder);
    } catch (UserException e) {
      try {
        Files.write(folder.status(), Trees.json(status.tree()).getBytes(StandardCharsets.UTF_8));
      } catch (IOException again) {
        e.addSuppressed(again);
      }
    }
  }

  /** Replaces the status of a run. */
  public void writeTo(RunFolder folder) {
    Trees.writeJson(folder.status(), tree());
  }

  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("state", state.word());
    tree.put("step", step);
    tree.put("process", process);
    tree.put("host", host);
    tree.put("updated", updated.toString());
    if (!reason.isEmpty()) {
      tree.put("reason", reason);
    }
    return tree;
  }

  /** The status of a run, if it has one that is whole. Nothing but listings depends on it. */
  public static Optional<RunStatus> read(RunFolder folder) {
    try {
      Map<String, Object> tree = Trees.readJson(folder.status());
      return Optional.of(
          new RunStatus(
              State.valueOf(String.valueOf(tree.get("state")).toUpperCase(Locale.ROOT)),
              ((Number) tree.get("step")).longValue(),
              ((Number) tree.get("process")).longValue(),
              String.valueOf(tree.get("host")),
              Instant.parse(String.valueOf(tree.get("updated"))),
              tree.get("reason") instanceof String why ? why : ""));
    } catch (RuntimeException e) {
      // Not there, damaged, or written by hand.
      return Optional.empty();
    }
  }

  /** Whether a run says that it is running but nobody holds its folder. */
  public boolean isLost(RunFolder folder) {
    return state == State.RUNNING && !RunLock.seemsHeld(folder.path());
  }
}
