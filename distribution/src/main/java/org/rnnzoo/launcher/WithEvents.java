package org.rnnzoo.launcher;

import org.rnnzoo.core.folder.EventLog;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.run.JobListener;

/**
 * Wants a copy of the course of training for TensorBoard, and is otherwise as another listener.
 *
 * @param listener the other listener
 */
record WithEvents(JobListener listener) implements JobListener {

  @Override
  public void begins(RunFolder folder) {
    Folders.make(EventLog.of(folder).folder());
    listener.begins(folder);
  }

  @Override
  public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
    listener.evaluated(entry, goal, mostSteps);
  }

  @Override
  public void progress(String activity, double fraction) {
    listener.progress(activity, fraction);
  }

  @Override
  public void note(String sentence) {
    listener.note(sentence);
  }

  @Override
  public boolean stopRequested() {
    return listener.stopRequested();
  }
}
