package org.rnnzoo.launcher;

import org.rnnzoo.core.folder.EventLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.RelayingListener;

/** Wants a copy of the course of training for TensorBoard, and is otherwise as another listener. */
final class WithEvents extends RelayingListener {

  /**
   * @param listener the other listener
   */
  WithEvents(JobListener listener) {
    super(listener);
  }

  @Override
  public void begins(RunFolder folder) {
    Folders.make(EventLog.of(folder).folder());
    super.begins(folder);
  }
}
