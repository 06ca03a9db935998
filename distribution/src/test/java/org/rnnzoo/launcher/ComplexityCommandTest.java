package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis;
import org.rnnzoo.analysis.latentcircuit.LatentCircuitAnalysis;
import org.rnnzoo.comparison.complexity.ComplexityComparison;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.lowrank.LowRankModel;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

class ComplexityCommandTest {

  private final ZooInProcess zoo =
      new ZooInProcess(
          new FlipFlopTask(),
          new RateModel(),
          new LowRankModel(),
          new BpttTrainer(),
          new FixedPointsAnalysis(),
          new LatentCircuitAnalysis(),
          new ComplexityComparison());

  @TempDir private Path folder;

  private Outcome complexity(String... further) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "complexity",
                "flip-flop@v1",
                "--out",
                folder.toString(),
                "--seeds",
                "2",
                "--max-rank",
                "2",
                "--max-nodes",
                "1"));
    for (String setting :
        List.of(
            "task.bits=1",
            "task.runMs=400",
            "model.units=6",
            "trainer.batch=8",
            "threads=1",
            "stop.steps=2",
            "evaluation.trials=8",
            "circuit.restarts=2",
            "circuit.steps=20",
            "circuit.trials=4",
            "circuit.heldOutTrials=4")) {
      words.addAll(List.of("--set", setting));
    }
    words.addAll(List.of(further));
    return zoo.run(words.toArray(String[]::new));
  }

  private Path sweep(String kind) {
    return folder.resolve("flip-flop-v1").resolve(kind);
  }

  private long runs(String kind) throws IOException {
    if (!Files.isDirectory(sweep(kind).resolve("cells"))) {
      return 0;
    }
    try (Stream<Path> cells = Files.list(sweep(kind).resolve("cells"))) {
      return cells.filter(cell -> Files.exists(cell.resolve("DONE"))).count();
    }
  }

  @Test
  @Tag(Soak.TAG)
  void itTrainsAllKindsOfNetworksAndComparesThem() throws IOException {
    Outcome outcome = complexity();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
    assertThat(List.of(runs("full"), runs("linear"), runs("shuffled"))).containsOnly(2L);
    // Networks that have hardly been trained solve nothing, so that both ranks are tried.
    assertThat(runs("low-rank")).isEqualTo(4);
    assertThat(sweep("full").resolve("sweep.yaml")).content().contains("latent-circuit");
    assertThat(sweep("linear").resolve("sweep.yaml")).content().contains("activation: linear");
    assertThat(sweep("shuffled").resolve("sweep.yaml")).content().contains("shuffled: true");
    assertThat(sweep("low-rank").resolve("sweep.yaml")).content().contains("overlap: 1");
    assertThat(outcome.out())
        .contains("R* = none [none, none] (n = 2)", "rank 1: 0 of 2 solved", "M = 1.00 bits");
    assertThat(folder.resolve("complexity.csv")).content().contains("flip-flop@v1,rate,");

    Outcome again = complexity();
    assertThat(again.out()).isEqualTo(outcome.out());
    assertThat(again.err()).doesNotContain("step 2");
  }

  @Test
  void itStopsWhenTimeIsUpAndSaysSo() throws IOException {
    Outcome outcome = complexity("--minutes", "1e-9");
    assertThat(outcome.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(outcome.err()).contains("the same command goes on");
    assertThat(runs("full")).isZero();
  }

  @Test
  void aMistakeIsToldBeforeAnythingIsTrained() {
    Outcome outcome = complexity("--set", "low-rank.model.gian=1");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("gian");
    assertThat(folder.resolve("flip-flop-v1")).doesNotExist();
    assertThat(zoo.run("complexity", "flip-flop", "--seeds", "0").err())
        .contains("--seeds is 0; it must be from 1 to 1000.");
  }
}
