package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** What can be turned in a trained network is turned, and what cannot is refused. */
@Tag(Soak.TAG)
class TrainedSettingsIT {

  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  @TempDir Path folder;

  private double accuracy(String run, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "evaluate";
    arguments[1] = run;
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    Outcome outcome = ZOO.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return ((Number) ((Map<?, ?>) Trees.parseYaml(outcome.out())).get("accuracy")).doubleValue();
  }

  @Test
  void withoutItsGainATrainedNetworkFallsToChance() {
    Outcome trained =
        ZOO.run(
            "train",
            "--quiet",
            "--task",
            "flip-flop",
            "--model",
            "chaos",
            "bits=1",
            "units=32",
            "gainRole=factor",
            "gain=1",
            "learningRate=0.01",
            "stop.steps=200",
            "threads=1",
            "--runs",
            folder.toString());
    assertThat(trained.code()).as(trained.err()).isZero();
    String run = trained.lastLine();

    assertThat(accuracy(run)).isGreaterThan(0.9);
    assertThat(accuracy(run, "--with", "model.gain=1")).isEqualTo(accuracy(run));
    assertThat(accuracy(run, "--with", "model.gain=0")).isLessThan(0.5);

    Outcome refused =
        ZOO.run("evaluate", run, "--with", "model.inputScale=5", "--with", "zeroDiagonal=true");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("model.inputScale only matters until a network is trained")
        .doesNotContain("zeroDiagonal");
  }
}
