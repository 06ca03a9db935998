package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.task.Evaluation;

class MetricsLogTest {

  private static final MetricsLog.Entry ENTRY =
      new MetricsLog.Entry(1, 50, 0.75, 2, new Evaluation(0.5, 0.9, 0.8, 64, Map.of("m", 1.0)), 3);

  @TempDir Path folder;

  @Test
  void theObjectiveAndTheLossHaveNamesOfTheirOwn() throws IOException {
    MetricsLog log = new MetricsLog(folder.resolve("metrics.jsonl"));
    log.append(ENTRY);
    Map<String, Object> line = Trees.parseJson(Files.readString(log.file()), log.file());
    assertThat(line).containsEntry("objective", 0.75).containsEntry("loss", 0.5);
    assertThat(line).doesNotContainKey("evaluationLoss");
    assertThat(log.read()).containsExactly(ENTRY);
  }

  @Test
  void earlierRunsAreReadAsWhatTheyMeant() throws IOException {
    MetricsLog log = new MetricsLog(folder.resolve("metrics.jsonl"));
    log.append(ENTRY);
    String earlier =
        Files.readString(log.file())
            .replace("\"loss\"", "\"evaluationLoss\"")
            .replace("\"objective\"", "\"loss\"");
    Files.writeString(log.file(), earlier);
    assertThat(log.read()).containsExactly(ENTRY);
    assertThat(log.damagedBytes()).isZero();
    Files.writeString(log.file(), "torn", StandardOpenOption.APPEND);
    assertThat(log.damagedBytes()).isEqualTo(4);
  }

  private MetricsLog log() {
    return new MetricsLog(folder.resolve("metrics.jsonl"));
  }

  private static MetricsLog.Entry at(long step) {
    return new MetricsLog.Entry(2, step, Double.NaN, Double.NaN, ENTRY.evaluation(), 1.5);
  }

  @Test
  void aLogThatIsNotThereIsEmptyAndWhole() {
    assertThat(log().read()).isEmpty();
    assertThat(log().damagedBytes()).isZero();
  }

  @Test
  void whatIsNotFiniteComesBackAsNoNumber() {
    log().append(at(0));
    assertThat(log().read()).containsExactly(at(0));
  }

  @Test
  void linesAroundADamagedOneCount() throws IOException {
    log().append(at(1));
    byte[] damaged = {'{', (byte) 0xFF, '}', '\n'};
    Files.write(log().file(), damaged, StandardOpenOption.APPEND);
    Files.writeString(log().file(), "{\"stage\":1}\n", StandardOpenOption.APPEND);
    log().append(at(2));
    assertThat(log().read()).containsExactly(at(1), at(2));
    assertThat(log().damagedBytes()).isEqualTo(damaged.length + 12);
  }

  @Test
  void aLineWithoutItsEndDoesNotCount() throws IOException {
    log().append(at(1));
    log().append(at(2));
    String text = Files.readString(log().file());
    Files.writeString(log().file(), text.substring(0, text.length() - 1));
    assertThat(log().read()).containsExactly(at(1));
    assertThat(log().damagedBytes()).isEqualTo(text.length() / 2 - 1);
  }

  @Test
  void whatCameAfterAStepIsForgottenAndTheStepItselfIsNot() {
    log().append(at(1));
    log().append(at(2));
    log().append(at(3));
    log().truncateAfter(2);
    assertThat(log().read()).containsExactly(at(1), at(2));
    log().append(at(4));
    assertThat(log().read()).containsExactly(at(1), at(2), at(4));
  }

  @Test
  void onlyNumbersAreMeasures() throws IOException {
    Files.writeString(
        log().file(), "{\"step\":1,\"measures\":{\"a\":0.5,\"b\":null,\"c\":\"x\"}}\n");
    assertThat(log().read().get(0).evaluation().measures()).isEqualTo(Map.of("a", 0.5));
    Files.writeString(log().file(), "{\"step\":1,\"measures\":3}\n");
    assertThat(log().read().get(0).evaluation().measures()).isEmpty();
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsSaid() {
    MetricsLog nowhere = new MetricsLog(folder.resolve("none/metrics.jsonl"));
    assertThatThrownBy(() -> nowhere.append(at(1)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot write " + nowhere.file());
  }
}
