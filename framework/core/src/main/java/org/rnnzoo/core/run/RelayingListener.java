package org.rnnzoo.core.run;

import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;

/** Tells another listener all it hears; for listeners that add something to one. */
public abstract class RelayingListener implements JobListener {

  private final JobListener listener;

  /**
   * @param listener who is told
   */
  protected RelayingListener(JobListener listener) {
    this.listener = listener;
  }

  @Override
  public void begins(RunFolder folder) {
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
