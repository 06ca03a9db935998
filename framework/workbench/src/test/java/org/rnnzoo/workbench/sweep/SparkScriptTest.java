package org.rnnzoo.workbench.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkScriptTest {

  private static SparkScript script(String master) {
    return new SparkScript(
        Path.of("/data/it's a sweep"),
        Path.of("/opt/zoo/bin/zoo"),
        Path.of("/opt/zoo/spark/org.rnnzoo.spark-0.1.0.jar"),
        master,
        new Batch("neuro", "short", 90, 8, 2, "6G"),
        List.of("--plugins", "/data/my plugins"));
  }

  @Test
  void eachTaskIsAWorker() throws Exception {
    try (var golden = SparkScriptTest.class.getResourceAsStream("spark.sh")) {
      assertThat(script("spark://head:7077").text())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void withoutAMasterSparkKnowsWhereItIs() {
    assertThat(script("").text()).doesNotContain("--master").contains("spark-submit");
  }
}
