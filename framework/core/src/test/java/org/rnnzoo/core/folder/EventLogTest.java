package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.ProtoMessage;
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

  @Test
  void whatIsAppendedWhereNoFileIsMakesOne() throws IOException {
    EventLog log = started(entry(10, 1.5), entry(20, 1.25));
    log.append(entry(20, 1.25));
    byte[] made = content(log);
    log.rewrite();
    assertThat(made).isEqualTo(content(log));
    assertThat(log.isWanted()).isTrue();
  }

  @Test
  void theFileIsNamedAsTensorBoardFindsIt() throws IOException {
    EventLog log = started();
    log.rewrite();
    try (Stream<Path> files = Files.list(log.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("events\\.out\\.tfevents\\.\\d{10}\\..+");
    }
  }

  @Test
  void earlierFilesGoAndOtherFilesStay() throws IOException {
    EventLog log = started(entry(10, 1));
    Path earlier = Files.writeString(log.folder().resolve("events.out.tfevents.1.x"), "old");
    Path other = Files.writeString(log.folder().resolve("notes.txt"), "mine");
    log.rewrite();
    assertThat(earlier).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void everyRecordHasItsLengthAndItsEntryIsComplete() throws IOException {
    EventLog log = started(entry(10, 1.5));
    log.rewrite();
    ByteBuffer file = ByteBuffer.wrap(content(log)).order(ByteOrder.LITTLE_ENDIAN);
    int first = (int) file.getLong(0);
    int second = (int) file.getLong(16 + first);
    assertThat(file.capacity()).isEqualTo(32 + first + second);
    ProtoMessage summary = new ProtoMessage();
    Map<String, Float> scalars = new LinkedHashMap<>();
    scalars.put("objective", 1.5f);
    scalars.put("loss", 0.5f);
    scalars.put("accuracy", 0.75f);
    scalars.put("trialAccuracy", 0.25f);
    scalars.put("stage", 1f);
    scalars.put("measures/hold", 0.9f);
    scalars.forEach(
        (tag, value) -> summary.message(1, new ProtoMessage().text(1, tag).float32(2, value)));
    ProtoMessage event =
        new ProtoMessage().float64(1, 1767225600.1).number(2, 10).message(5, summary);
    assertThat(Arrays.copyOfRange(file.array(), 28 + first, 28 + first + second))
        .isEqualTo(event.toBytes());
  }

  @Test
  void aFolderThatIsGoneIsSaid() {
    EventLog log = EventLog.of(new RunFolder(path));
    assertThatThrownBy(() -> log.append(entry(10, 1)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot read " + log.folder());
  }
}
