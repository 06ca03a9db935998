package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** A sweep on a cluster of Spark that loses an executor. */
@Tag(Soak.TAG)
class SparkIT {

  @TempDir Path folder;

  private Outcome zoo(Map<String, String> environment, String... arguments) {
    Outcome outcome = new ZooProcess(folder).start(environment, arguments).outcome();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  @Test
  void anExecutorDiesAndNoCellIsLost() throws IOException {
    Optional<Path> jars = SparkCluster.jars();
    assumeTrue(
        jars.isPresent(),
        "Spark was not fetched: mvn -f distribution/src/test/spark/pom.xml"
            + " dependency:copy-dependencies");
    Files.writeString(folder.resolve("seeds.yaml"), SweepOnDisk.FOUR_CELLS);
    SweepOnDisk sweep = new SweepOnDisk(folder.resolve("on-spark"));
    zoo(Map.of(), "sweep", "plan", "seeds.yaml", "--out", "on-spark");
    Path home = folder.resolve("spark");
    try (SparkCluster spark = SparkCluster.start(home, jars.get())) {
      String log =
          zoo(spark.environment(), "sweep", "start", "on-spark", "--on", "spark:" + spark.master())
              .lastLine();
      spark.await("two cells at work", () -> sweep.begun() >= 2);
      ProcessHandle lost = spark.executors().get(0);
      lost.destroyForcibly();
      spark.await(
          "another executor", () -> spark.executors().stream().anyMatch(e -> !e.equals(lost)));
      spark.await("done cells", () -> sweep.done() == 4);
      spark.await("a table", () -> Files.exists(folder.resolve("on-spark/table.csv")));
      assertThat(SweepOnDisk.words(home, "stderr"))
          .contains("Stopped; what was begun has a checkpoint.", "No cell is left.");
      spark.await("the driver's words", () -> words(folder.resolve(log)).contains("(n = 4)"));
      assertThat(words(folder.resolve(log))).contains("Worker spark-1", "no cell is left.");
    }
    zoo(Map.of(), "sweep", "plan", "seeds.yaml", "--out", "serial");
    zoo(Map.of(), "sweep", "work", "serial");
    assertThat(sweep.weights()).isEqualTo(new SweepOnDisk(folder.resolve("serial")).weights());
  }

  private static String words(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
