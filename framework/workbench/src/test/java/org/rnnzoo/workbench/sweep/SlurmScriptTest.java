package org.rnnzoo.workbench.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlurmScriptTest {

  @Test
  void itIsAnArrayOfWorkers() throws Exception {
    Batch batch = new Batch("neuro", "short", 90, 8, 2, "6G");
    String text =
        new SlurmScript(
                Path.of("/data/it's a sweep"),
                Path.of("/opt/zoo/bin/zoo"),
                batch,
                List.of("--plugins", "/data/my plugins"))
            .text();
    try (var golden = SlurmScriptTest.class.getResourceAsStream("slurm.sh")) {
      assertThat(text).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsNotSaidIsLeftToTheCluster() {
    String text =
        new SlurmScript(
                Path.of("/data/sweep"), Path.of("/opt/zoo/bin/zoo"), Batch.STANDARD, List.of())
            .text();
    assertThat(text).doesNotContain("--account", "--partition").contains("--array=1-4");
  }
}
