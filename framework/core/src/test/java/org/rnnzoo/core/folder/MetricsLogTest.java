package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
