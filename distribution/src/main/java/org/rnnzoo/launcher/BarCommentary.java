package org.rnnzoo.launcher;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.MetricsLog;

/** A bar that moves, with loss, accuracy and time left, for people at a terminal. */
final class BarCommentary extends Commentary {

  private static final int PER_CENT = 100;

  private final Terminal terminal;
  private ProgressBar bar;

  BarCommentary(Terminal terminal) {
    super(terminal);
    this.terminal = terminal;
  }

  @Override
  public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
    show("training", mostSteps)
        .stepTo(entry.step())
        .setExtraMessage(
            " loss %s, accuracy %s"
                .formatted(
                    Numbers.brief(entry.evaluation().loss()),
                    Numbers.brief(entry.evaluation().accuracy())));
  }

  @Override
  public void progress(String activity, double fraction) {
    show(activity, PER_CENT).stepTo(Math.round(PER_CENT * fraction));
  }

  @Override
  public void note(String sentence) {
    endBar();
    super.note(sentence);
  }

  private ProgressBar show(String task, long most) {
    if (bar == null || !bar.getTaskName().equals(task)) {
      endBar();
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(most)
              .setUpdateIntervalMillis(200)
              .setStyle(
                  terminal.colours()
                      ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                      : ProgressBarStyle.UNICODE_BLOCK)
              .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns() - 1))
              .build();
    }
    return bar;
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    endBar();
    super.close();
  }
}
