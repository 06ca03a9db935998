package org.rnnzoo.launcher;

/** What the exit code of the program says. */
final class ExitCode {

  /** All went well. */
  static final int DONE = 0;

  /** The work itself failed, such as training that diverged. */
  static final int JOB_FAILED = 1;

  /** The command line, a configuration or a file is wrong. */
  static final int USAGE = 2;

  /** A plugin is missing or broken. */
  static final int PLUGIN = 3;

  /** Somebody stopped the work. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
