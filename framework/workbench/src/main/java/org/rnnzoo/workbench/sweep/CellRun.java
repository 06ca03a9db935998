package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.io.AtomicFile;

/**
 * The run of a cell, as its files tell.
 *
 * @param folder its folder, which may not exist
 * @param analyses the names of the results that it needs
 */
record CellRun(RunFolder folder, List<String> analyses) {

  /** Why a cell failed; while it is there, workers leave the cell alone. */
  private Path failure() {
    return folder.path().resolve("FAILED");
  }

  /** How far the cell is, in this machine's time. */
  CellState state() {
    return state(System.currentTimeMillis());
  }

  /**
   * How far the cell is.
   *
   * @param now the time in ms since 1970, against which signs of life are held
   */
  CellState state(long now) {
    if (!Files.isDirectory(folder.path())) {
      return CellState.WAITING;
    } else if (isDone()) {
      return CellState.DONE;
    } else if (Files.exists(failure())) {
      return CellState.FAILED;
    }
    if (RunLock.seemsHeld(folder.path(), now)) {
      return CellState.RUNNING;
    }
    return RunStatus.read(folder).isPresent() ? CellState.INTERRUPTED : CellState.WAITING;
  }

  boolean isDone() {
    return Files.exists(folder.done())
        && analyses.stream()
            .allMatch(name -> Files.exists(folder.analysis(name).resolve("result.json")));
  }

  /**
   * Writes down why the cell failed, unless somebody else has it or has completed it.
   *
   * @return whether it was written down
   */
  boolean fail(String sentence) {
    Optional<RunLock> free = RunLock.tryAcquire(folder.path(), "failing");
    if (free.isEmpty()) {
      return false;
    }
    try (RunLock lock = free.get()) {
      lock.check();
      boolean fails = !isDone();
      if (fails) {
        AtomicFile.write(failure(), sentence + "\n");
      }
      return fails;
    }
  }

  /** As {@link #fail}, where this process has the cell and is being ended. */
  void giveUp(String sentence) {
    if (!isDone()) {
      AtomicFile.write(failure(), sentence + "\n");
    }
  }

  /** Why the cell failed, if it did. */
  Optional<String> whyFailed() {
    try {
      return Files.exists(failure())
          ? Optional.of(Files.readString(failure(), StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + failure() + " (" + e.getMessage() + ").", e);
    }
  }

  /** Lets workers try again. */
  void forgive() {
    try {
      Files.deleteIfExists(failure());
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(failure(), e);
    }
  }
}
