package org.rnnzoo.launcher;

import java.util.Locale;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.MetricsLog;

/** Whole lines, not too many, for log files. */
final class LineCommentary extends Commentary {

  private static final long NANOS_BETWEEN_LINES = 2_000_000_000L;

  private final Terminal terminal;
  private String activity = "";
  private long lastLine = System.nanoTime() - NANOS_BETWEEN_LINES;

  LineCommentary(Terminal terminal) {
    super(terminal);
    this.terminal = terminal;
  }

  @Override
  public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
    if (lineDue()) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "step %d of at most %d  loss %s  accuracy %s%s  %s%n",
              entry.step(),
              mostSteps,
              Numbers.brief(entry.evaluation().loss()),
              Numbers.brief(entry.evaluation().accuracy()),
              goal <= 1 ? " (goal " + Numbers.brief(goal) + ")" : "",
              Numbers.duration(entry.seconds()));
    }
  }

  @Override
  public void progress(String activity, double fraction) {
    if (!activity.equals(this.activity) || lineDue()) {
      terminal.err().printf(Locale.ROOT, "%s  %.0f %%%n", activity, 100 * fraction);
      this.activity = activity;
    }
  }

  private boolean lineDue() {
    long now = System.nanoTime();
    boolean due = now - lastLine >= NANOS_BETWEEN_LINES;
    if (due) {
      lastLine = now;
    }
    return due;
  }
}
