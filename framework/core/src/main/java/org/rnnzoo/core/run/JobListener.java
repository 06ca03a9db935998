package org.rnnzoo.core.run;

import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;

/** Whoever wants to know how a job is going. Called on the thread of the job. */
public interface JobListener {

  /** A listener that does not listen. */
  JobListener SILENT = new JobListener() {};

  /** A run is about to be trained: its folder is there, and nobody else works on it. */
  default void begins(RunFolder folder) {}

  /**
   * An evaluation during training.
   *
   * @param entry what was measured
   * @param goal the accuracy to reach; infinite if there is none
   * @param mostSteps the steps after which training stops at the latest
   */
  default void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {}

  /**
   * Other work.
   *
   * @param activity what is going on, a few words
   * @param fraction the part done, in [0, 1]
   */
  default void progress(String activity, double fraction) {}

  /** Something the user should know, one sentence. */
  default void note(String sentence) {}

  /** Whether somebody asked to stop. Asked often; must be cheap. */
  default boolean stopRequested() {
    return false;
  }
}
