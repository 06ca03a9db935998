package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** A sweep on a cluster of two nodes, of which one dies while the other is asked to make room. */
@Tag(Soak.TAG)
class SlurmIT {

  @TempDir Path folder;

  @BeforeAll
  static void slurmIsHere() {
    Optional<String> lacking = SlurmCluster.lacking();
    assumeTrue(lacking.isEmpty(), lacking.orElse(""));
  }

  private Outcome zoo(Map<String, String> environment, String... arguments) {
    Outcome outcome = new ZooProcess(folder).start(environment, arguments).outcome();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  @Test
  void aNodeDiesAJobIsStoppedAndNoCellIsLost() throws IOException {
    Files.writeString(folder.resolve("seeds.yaml"), SweepOnDisk.FOUR_CELLS);
    SweepOnDisk sweep = new SweepOnDisk(folder.resolve("on-slurm"));
    try (SlurmCluster slurm =
        SlurmCluster.start(Files.createDirectories(folder.resolve("slurm")))) {
      zoo(Map.of(), "sweep", "plan", "seeds.yaml", "--out", "on-slurm");
      String job =
          zoo(slurm.environment(), "sweep", "start", "on-slurm", "--on", "slurm").lastLine();
      slurm.await("two cells at work", () -> sweep.begun() >= 2);

      slurm.killNode("zoo1");
      slurm.ask("scancel", "--batch", "--signal=TERM", job);
      slurm.await("done cells", () -> sweep.done() == 4);
      slurm.await("end of the jobs", () -> !slurm.ask("squeue", "-h", "-t", "R").contains("zoo"));

      assertThat(SweepOnDisk.words(folder.resolve("on-slurm/workers"), ".log"))
          .contains("Stopped; what was begun has a checkpoint.", "No cell is left.");
      assertThat(zoo(Map.of(), "sweep", "collect", "on-slurm").out()).contains("(n = 4)");
    }
    zoo(Map.of(), "sweep", "plan", "seeds.yaml", "--out", "serial");
    zoo(Map.of(), "sweep", "work", "serial");
    assertThat(sweep.weights()).isEqualTo(new SweepOnDisk(folder.resolve("serial")).weights());
  }
}
