package org.rnnzoo.core.folder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

/**
 * What a run is doing.
 *
 * @param state its state
 * @param step training steps made
 * @param process the process that trains it
 * @param host the machine of the process
 * @param updated when this was written
 */
public record RunStatus(State state, long step, long process, String host, Instant updated) {

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
        hostName(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Replaces the status of a run. */
  public void writeTo(RunFolder folder) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("state", state.word());
    tree.put("step", step);
    tree.put("process", process);
    tree.put("host", host);
    tree.put("updated", updated.toString());
    Trees.writeJson(folder.status(), tree);
  }

  /** The status of a run, if it has one. */
  public static Optional<RunStatus> read(RunFolder folder) {
    if (!Files.exists(folder.status())) {
      return Optional.empty();
    }
    Map<String, Object> tree = Trees.readJson(folder.status());
    try {
      return Optional.of(
          new RunStatus(
              State.valueOf(String.valueOf(tree.get("state")).toUpperCase(Locale.ROOT)),
              ((Number) tree.get("step")).longValue(),
              ((Number) tree.get("process")).longValue(),
              String.valueOf(tree.get("host")),
              Instant.parse(String.valueOf(tree.get("updated")))));
    } catch (RuntimeException e) {
      throw UserException.input(folder.status() + " is damaged; delete it and try again.", e);
    }
  }

  /** Whether the run says that it is running but its process is gone from this machine. */
  public boolean isLost() {
    return state == State.RUNNING && host.equals(hostName()) && !processLives();
  }

  /** Whether another living process is working on the run, as far as can be seen from here. */
  public boolean isBusyElsewhere() {
    boolean other = !host.equals(hostName()) || process != ProcessHandle.current().pid();
    return state == State.RUNNING && other && !isLost();
  }

  private boolean processLives() {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
