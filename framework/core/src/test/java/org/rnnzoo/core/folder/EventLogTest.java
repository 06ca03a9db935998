package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.task.Evaluation;

class EventLogTest {

  /**
   * The first record of a file that TensorFlow 2 writes for wall time 0: version, both checksums.
   */
  private static final String VERSION_RECORD =
      "18 00 00 00 00 00 00 00 a3 7f 4b 22 09 00 00 00 00 00 00 00 00 1a 0d 62 72 61 69 6e 2e 45 76"
          + " 65 6e 74 3a 32";

  @TempDir Path path;

  private static MetricsLog.Entry entry(long step, double objective) {
    Evaluation evaluation = new Evaluation(0.5, 0.75, 0.25, 64, Map.of("hold", 0.9));
    return new MetricsLog.Entry(1, step, objective, Double.NaN, evaluation, step / 100.0);
  }

  private EventLog started(MetricsLog.Entry... entries) throws IOException {
    RunFolder run = new RunFolder(path);
    Trees.writeJson(run.manifest(), Map.of("created", "2026-01-01T00:00:00Z"));
    for (MetricsLog.Entry entry : entries) {
      new MetricsLog(run.metrics()).append(entry);
    }
    EventLog log = EventLog.of(run);
    Files.createDirectories(log.folder());
    return log;
  }

  private static byte[] content(EventLog log) throws IOException {
    try (Stream<Path> files = Files.list(log.folder())) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return Files.readAllBytes(all.get(0));
    }
  }

  private static int count(byte[] content, String word) {
    return new String(content, StandardCharsets.ISO_8859_1).split(word, -1).length - 1;
  }

  @Test
  void aRunThatNobodyWantsEventsOfHasNone() {
    assertThat(EventLog.of(new RunFolder(path)).isWanted()).isFalse();
  }

  @Test
  void theFileBeginsAsThoseOfTensorFlowDo() throws IOException {
    EventLog log = EventLog.of(new RunFolder(path));
    Files.createDirectories(log.folder());
    log.rewrite();
    String hex = HexFormat.ofDelimiter(" ").formatHex(content(log));
    assertThat(hex).startsWith(VERSION_RECORD);
  }

  @Test
  void whatIsAppendedEqualsWhatIsWrittenAnew() throws IOException {
    EventLog log = started(entry(10, 1.5));
    log.rewrite();
    new MetricsLog(log.run().metrics()).append(entry(20, 1.25));
    log.append(entry(20, 1.25));
    byte[] grown = content(log);
    log.rewrite();
    assertThat(content(log)).isEqualTo(grown);
    assertThat(count(grown, "measures/hold")).isEqualTo(2);
  }

  @Test
  void whatIsNoNumberIsLeftAway() throws IOException {
    EventLog log = started(entry(0, Double.NaN));
    log.rewrite();
    assertThat(count(content(log), "objective")).isZero();
    assertThat(count(content(log), "gradientNorm")).isZero();
    assertThat(count(content(log), "accuracy")).isEqualTo(1);
  }

  @Test
  void stepsThatTheMetricsHaveForgottenAreForgotten() throws IOException {
    EventLog log = started(entry(10, 1), entry(20, 1), entry(30, 1));
    log.rewrite();
    new MetricsLog(log.run().metrics()).truncateAfter(10);
    log.rewrite();
    assertThat(count(content(log), "objective")).isEqualTo(1);
  }

  @Test
  void timeIsThatOfTheRunAndNotOfTheWriting() throws IOException {
    EventLog log = started(entry(50, 1));
    log.rewrite();
    ByteArrayOutputStream time = new ByteArrayOutputStream();
    time.write(9);
    time.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(1767225600.5).array());
    assertThat(count(content(log), Pattern.quote(time.toString(StandardCharsets.ISO_8859_1))))
        .isEqualTo(1);
  }
}
