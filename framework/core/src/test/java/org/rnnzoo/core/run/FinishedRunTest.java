package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;

class FinishedRunTest {

  @TempDir Path folder;

  private final TinyZoo zoo = new TinyZoo();

  private Experiment experiment() {
    return ExperimentReader.read(
        Map.of("task", "scale", "model", "factor", "trainer", "descent", "threads", 1), zoo);
  }

  @Test
  void aRunWithoutTrainingIsLikeATrainedOne() {
    Network network = experiment().network();
    network.weights().values()[0] = 2;
    Path runs = folder.resolve("runs");
    FinishedRun run =
        FinishedRun.write(experiment(), network, "converted", Map.of("convertedFrom", "x"), runs);
    assertThat(run.test().accuracy()).isEqualTo(1);
    assertThat(RunFolder.list(runs)).containsExactly(run.folder());
    assertThat(runs.toFile().list()).containsExactly(run.folder().name());
    assertThat(run.folder().isDone()).isTrue();
    assertThat(run.folder().trials()).isRegularFile();
    assertThat(run.folder().figures().resolve("trial.svg")).isRegularFile();
    assertThat(run.folder().readSummary())
        .containsEntry("stoppedBecause", "converted")
        .containsEntry("convertedFrom", "x")
        .containsEntry("accuracy", 1.0);
    assertThat(RunStatus.read(run.folder()).orElseThrow().state()).isEqualTo(RunStatus.State.DONE);
    Run opened = Run.open(run.folder(), zoo, JobListener.SILENT);
    assertThat(opened.network().weights().values()).isEqualTo(network.weights().values());
    assertThat(opened.evaluate("test", 1024)).isEqualTo(run.test());
  }

  @Test
  void twoRunsOfTheSameSecondAreKeptApart() {
    FinishedRun first =
        FinishedRun.write(experiment(), experiment().network(), "a", Map.of(), folder);
    FinishedRun second =
        FinishedRun.write(experiment(), experiment().network(), "b", Map.of(), folder);
    assertThat(first.folder()).isNotEqualTo(second.folder());
    assertThat(first.folder().readSummary()).containsEntry("stoppedBecause", "a");
    assertThat(second.folder().readSummary()).containsEntry("stoppedBecause", "b");
  }

  @Test
  void nothingStaysOfARunThatCannotBeWritten() {
    Network broken = new BrokenNetwork(experiment().network());
    assertThatThrownBy(() -> FinishedRun.write(experiment(), broken, "converted", Map.of(), folder))
        .hasMessage("It breaks.");
    assertThat(folder).isEmptyDirectory();
  }

  /** A network that cannot be run. */
  private static final class BrokenNetwork extends NetworkWithin {

    BrokenNetwork(Network whole) {
      super(whole);
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new IllegalStateException("It breaks.");
    }
  }
}
