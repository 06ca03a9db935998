package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.task.Evaluation;

class LineCommentaryTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Terminal terminal = new Terminal(stream, stream, false, false, false, 80);

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static MetricsLog.Entry entry(long step) {
    return new MetricsLog.Entry(
        1, step, 0.5, 1, new Evaluation(0.25, 0.75, 0.5, 32, java.util.Map.of()), 1.5);
  }

  @Test
  void theFirstEvaluationIsToldAndTheNextOnlyAfterAWhile() {
    try (Commentary commentary = new LineCommentary(terminal)) {
      commentary.evaluated(entry(10), 0.98, 400);
      commentary.evaluated(entry(20), 0.98, 400);
    }
    assertThat(told())
        .isEqualToNormalizingNewlines(
            "step 10 of at most 400  loss 0.25  accuracy 0.75 (goal 0.98)  1.5 s\n");
  }

  @Test
  void everyNewActivityIsTold() {
    try (Commentary commentary = new LineCommentary(terminal)) {
      commentary.progress("fitting", 0);
      commentary.progress("fitting", 0.01);
      commentary.progress("drawing", 1);
    }
    assertThat(told().lines()).contains("drawing  100 %").hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void quietCommentaryTellsNotesOnly() {
    try (Commentary commentary = Commentary.on(terminal, true)) {
      commentary.evaluated(entry(10), 0.98, 400);
      commentary.progress("fitting", 0);
      commentary.note("Results may differ.");
    }
    assertThat(told()).isEqualToNormalizingNewlines("Note: Results may differ.\n");
  }

  @Test
  void whatAJobComesUponTwiceIsToldOnce() {
    try (Commentary commentary = new LineCommentary(terminal)) {
      commentary.note("It was changed.");
      commentary.note("Another.");
      commentary.note("It was changed.");
    }
    assertThat(told()).isEqualToNormalizingNewlines("Note: It was changed.\nNote: Another.\n");
  }
}
