package org.rnnzoo.launcher;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rnnzoo.core.run.JobListener;

/** Tells on standard error how a job is going, and asks it to stop when somebody presses Ctrl-C. */
abstract class Commentary implements JobListener, AutoCloseable {

  /** A terminal in which a bar has room beside what is said of it. */
  private static final int NARROWEST_BAR = 60;

  private final Terminal terminal;
  private final Interruption interruption;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Commentary(Terminal terminal) {
    this.terminal = terminal;
    this.interruption = Interruption.listen(terminal);
  }

  /** The commentary that suits whoever listens. */
  static Commentary on(Terminal terminal, boolean quiet) {
    if (quiet) {
      return new NoCommentary(terminal);
    }
    return terminal.errIsTerminal() && terminal.columns() >= NARROWEST_BAR
        ? new BarCommentary(terminal)
        : new LineCommentary(terminal);
  }

  /**
   * Notes are told even to those who want quiet: they say that a result is not what it seems. What
   * a job comes upon twice is told once.
   */
  @Override
  public void note(String sentence) {
    if (told.add(sentence)) {
      terminal.err().println("Note: " + sentence);
    }
  }

  @Override
  public boolean stopRequested() {
    return interruption.requested();
  }

  @Override
  public void close() {
    interruption.close();
  }

  private static final class NoCommentary extends Commentary {
    NoCommentary(Terminal terminal) {
      super(terminal);
    }
  }
}
