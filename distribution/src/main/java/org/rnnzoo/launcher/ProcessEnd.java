package org.rnnzoo.launcher;

/**
 * The end of the process, for which nobody but the program itself is waited for. What a plugin has
 * planned for it by {@code Runtime.addShutdownHook} might keep the process for ever, or change its
 * exit code: it is not run when a command is done, and not waited for when a signal ends the
 * process.
 */
final class ProcessEnd {

  /** Longer than the plugin framework may take to stop. */
  private static final long PATIENCE_MILLIS = 8000;

  private static volatile boolean begun;

  private ProcessEnd() {}

  /** From now on a signal ends the process within bounded time. */
  static void watch() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  begun = true;
                  bound(ExitCode.INTERRUPTED);
                },
                "bounded end"));
  }

  /**
   * Puts away what the program has and ends the process.
   *
   * @param cleaning what is to be done first; if it takes too long the process ends anyway
   */
  static void after(Runnable cleaning, int code) {
    if (begun) {
      // The program's own shutdown hooks put away what there is.
      return;
    }
    bound(code);
    try {
      cleaning.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  /** Has the process ended after a while, whatever keeps it. */
  private static void bound(int code) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(PATIENCE_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "process end");
    thread.setDaemon(true);
    thread.start();
  }
}
