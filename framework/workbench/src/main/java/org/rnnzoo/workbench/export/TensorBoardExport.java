package org.rnnzoo.workbench.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.EventLog;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.io.Folders;

/** The course of a training as an event file of TensorBoard. */
public final class TensorBoardExport {

  private TensorBoardExport() {}

  /**
   * Writes the event file.
   *
   * @param out a folder; that of the run if empty, where further training goes on with it
   * @return the folder of the event file
   * @throws UserException if the run has no evaluation yet, or is being trained and the folder is
   *     its own
   */
  public static Path write(RunFolder run, Optional<Path> out) {
    if (new MetricsLog(run.metrics()).read().isEmpty()) {
      throw UserException.input(
          run.path() + " has no course of training: it was not evaluated while it was trained.");
    } else if (out.isEmpty() && RunLock.seemsHeld(run.path())) {
      throw UserException.input(
          run.name() + " is being trained; choose another folder by --out DIR.");
    } else if (out.filter(Files::isRegularFile).isPresent()) {
      throw UserException.input(
          "--out is %s, a file; tensorboard needs a folder.".formatted(out.get()));
    }
    EventLog events =
        out.map(folder -> new EventLog(run, folder.resolve(run.name()))).orElse(EventLog.of(run));
    Folders.make(events.folder());
    events.rewrite();
    return events.folder();
  }
}
