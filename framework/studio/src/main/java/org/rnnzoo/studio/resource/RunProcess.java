package org.rnnzoo.studio.resource;

import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;

/**
 * The process that trains a run on this machine.
 *
 * @param status what it last said
 */
record RunProcess(RunStatus status) {

  /**
   * Finds it.
   *
   * @throws UserException if the run is not being trained here
   */
  static RunProcess of(RunFolder run) {
    RunStatus status =
        RunStatus.read(run)
            .filter(known -> known.state() == RunStatus.State.RUNNING && !known.isLost(run))
            .orElseThrow(
                () -> UserException.input(run.name() + " is not being trained at the moment."));
    if (!ProcessHandle.of(status.process()).map(ProcessHandle::isAlive).orElse(false)) {
      throw UserException.input(
          "%s is being trained on %s; stop process %s there."
              .formatted(run.name(), status.host(), status.process()));
    }
    return new RunProcess(status);
  }

  /** Asks it to save a checkpoint and stop. */
  void stop() {
    ProcessHandle.of(status.process()).ifPresent(ProcessHandle::destroy);
  }
}
