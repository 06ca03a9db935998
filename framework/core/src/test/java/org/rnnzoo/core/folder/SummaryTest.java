package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.Trees;

class SummaryTest {

  @TempDir Path path;

  private Summary summary(Map<String, Object> tree) {
    Trees.writeJson(path.resolve("summary.json"), tree);
    return Summary.read(new RunFolder(path)).orElseThrow();
  }

  @Test
  void whatItTellsIsRead() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", "scale@v1");
    tree.put("model", "factor");
    tree.put("seed", 3);
    tree.put("accuracy", 0.75);
    tree.put("trialAccuracy", 0.5);
    tree.put("loss", 0.25);
    tree.put("testTrials", 8192);
    tree.put("steps", 100);
    tree.put("stoppedBecause", "accuracy");
    tree.put("seconds", 1.5);
    tree.put("verdict", "fits");
    tree.put("convertedFrom", "other");
    assertThat(summary(tree))
        .isEqualTo(
            new Summary(
                "scale@v1",
                "factor",
                3,
                0.75,
                0.5,
                0.25,
                8192,
                100,
                "accuracy",
                1.5,
                RunFacts.Standing.FITS,
                "other"));
  }

  @Test
  void whatItDoesNotTellIsNoNumberOrEmpty() {
    Summary summary = summary(Map.of("seed", 3));
    assertThat(summary.accuracy()).isNaN();
    assertThat(summary.loss()).isNaN();
    assertThat(summary.testTrials()).isZero();
    assertThat(summary.task()).isEmpty();
    assertThat(summary.standing()).isEqualTo(RunFacts.Standing.UNKNOWN);
  }

  @Test
  void aRunThatHasNotEndedHasNone() {
    assertThat(Summary.read(new RunFolder(path))).isEmpty();
    assertThat(new RunFolder(path).readSummary()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"solved, SOLVED", "Fits, FITS", "short, SHORT", "other, SHORT"})
  void theVerdictIsHowItStands(String verdict, RunFacts.Standing standing) {
    assertThat(summary(Map.of("verdict", verdict)).standing()).isEqualTo(standing);
  }

  @Test
  void factsAreThereBeforeTheRunHasEnded() {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale@v2", "model", "factor", "trainer", "descent", "seed", 4),
            new TinyZoo());
    RunFolder folder = new RunFolder(path);
    assertThat(Summary.facts(folder, experiment))
        .isEqualTo(
            new RunFacts(
                folder.name(), "scale@v2", "factor", 4, Double.NaN, RunFacts.Standing.UNKNOWN));
    Trees.writeJson(folder.summary(), Map.of("accuracy", 0.5, "verdict", "solved"));
    assertThat(Summary.facts(folder, experiment))
        .isEqualTo(
            new RunFacts(folder.name(), "scale@v2", "factor", 4, 0.5, RunFacts.Standing.SOLVED));
  }
}
