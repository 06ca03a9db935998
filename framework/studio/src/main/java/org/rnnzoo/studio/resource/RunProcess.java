package org.rnnzoo.studio.resource;

import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.LockOwner;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.run.Training;

/**
 * The process that is at work on a run, on this machine.
 *
 * @param owner who holds the run's folder, which tells a process from its namesakes elsewhere and
 *     from those that came after it
 */
record RunProcess(LockOwner owner) {

  /**
   * Finds it.
   *
   * @throws UserException if nobody is at work on the run, or somebody on another machine
   */
  static RunProcess of(RunFolder run) {
    LockOwner owner =
        RunLock.owner(run.path())
            .filter(held -> held.work().equals(Training.WORK) && RunLock.seemsHeld(run.path()))
            .orElseThrow(
                () -> UserException.input(run.name() + " is not being trained at the moment."));
    if (!owner.mark().isHere()) {
      throw UserException.input(
          "%s is being trained on %s; stop process %s there."
              .formatted(run.name(), owner.host(), owner.mark().process()));
    }
    return new RunProcess(owner);
  }

  /** Asks it to save a checkpoint and stop. */
  void stop() {
    if (!owner.mark().isDead()) {
      ProcessHandle.of(owner.mark().process()).ifPresent(ProcessHandle::destroy);
    }
  }
}
