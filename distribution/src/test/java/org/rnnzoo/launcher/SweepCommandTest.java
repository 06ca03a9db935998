package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;
import org.rnnzoo.workbench.sweep.SweepWorker;

class SweepCommandTest {

  private static final String SWEEP =
      """
      experiment:
        task: {use: flip-flop, bits: 1, runMs: 400}
        model: {units: 8}
        trainer: {batch: 8}
        threads: 1
        stop: {steps: 3, accuracy: never}
        evaluation: {trials: 8, every: 1}
      axes:
        model.gain: [0.5, 1.5]
        seed: 1..2
      """;

  private final ZooInProcess zoo =
      new ZooInProcess(
          new FlipFlopTask(), new RateModel(), new BpttTrainer(), new FixedPointsAnalysis());

  @TempDir private Path folder;
  private Path file;
  private String sweep;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("gain.yaml");
    Files.writeString(file, SWEEP);
    sweep = folder.resolve("gain").toString();
  }

  private Outcome plan(String... changes) {
    List<String> words =
        Stream.concat(
                Stream.of("sweep", "plan", file.toString(), "--out", sweep), Stream.of(changes))
            .toList();
    Outcome outcome = zoo.run(words.toArray(String[]::new));
    assertThat(outcome.err()).doesNotContain("Exception");
    return outcome;
  }

  private List<String> cells() throws IOException {
    try (Stream<Path> cells = Files.list(Path.of(sweep, "cells"))) {
      return cells.map(cell -> cell.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWorkerDoesAllCellsAndTheTableHasThem() throws IOException {
    assertThat(plan("analyses=[fixed-points]").out()).isEqualTo(sweep + "\n");
    Outcome worked = zoo.run("sweep", "work", sweep);
    assertThat(worked.code()).as(worked.err()).isEqualTo(ExitCode.DONE);
    assertThat(zoo.run("sweep", "status", sweep).out())
        .contains("done         4", "all          4");
    assertThat(zoo.run("sweep", "missing", sweep).out()).isEmpty();

    Outcome collected = zoo.run("sweep", "collect", sweep);
    assertThat(collected.out().lines().skip(1).map(line -> line.split(" {2,}", -1)[0]))
        .containsExactly("0.5", "1.5");
    assertThat(collected.out()).contains("(n = 2)").doesNotContain("of 2");
    assertThat(Path.of(sweep, "table.csv")).content().contains("done,accuracy,", "fixed-points.");
    assertThat(Path.of(sweep, "figures/curves.svg")).exists();

    Path page = folder.resolve("page.md");
    zoo.run("sweep", "plan", file.toString(), "--out", sweep, "axes.seed=1..3");
    zoo.run("sweep", "collect", sweep, "--markdown", page.toString());
    assertThat(Files.readString(page))
        .contains(
            "Of 6 cells: 4 done, 2 waiting.",
            "| model.gain | solved | done | accuracy | steps | seconds |\n",
            "| 0.5 | 0 of 2 | 2 of 3 | 0",
            " | 3 ± 0 | ");
  }

  @Test
  @Tag(Soak.TAG)
  void anAnalysisMaySuitSomeCellsOnlyAndWhatItSaysIsCounted() throws IOException {
    plan("analyses=[{use: fixed-points, as: one, where: {model.gain: [0.5]}}]");
    assertThat(zoo.run("sweep", "work", sweep).code()).isEqualTo(ExitCode.DONE);
    assertThat(zoo.run("sweep", "status", sweep).out()).contains("done         4");
    Path page = folder.resolve("page.md");
    String measures = "fixed-points~one.farPoints,fixed-points~one.completeness";
    Outcome collected =
        zoo.run("sweep", "collect", sweep, "--measure", measures, "--markdown", page.toString());
    assertThat(collected.code()).as(collected.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(page))
        .anyMatch(row -> row.matches("\\| 0\\.5 \\|.*\\| 0 ± 0 \\| index sum [^|]*\\(2\\) \\|"))
        .anyMatch(row -> row.matches("\\| 1\\.5 \\|.*\\| - \\| - \\|"));
  }

  @Test
  @Tag(Soak.TAG)
  void whatIsDoneElsewhereIsNotDoneAgainAndCountsInTheTable() throws IOException {
    plan("analyses=[fixed-points]");
    zoo.run("sweep", "work", sweep);
    String measures = "fixed-points.completeness,accuracy";
    Path page = folder.resolve("page.md");
    zoo.run("sweep", "collect", sweep, "--measure", measures, "--markdown", page.toString());
    List<String> rows = rows(page);
    Path table = folder.resolve("elsewhere.csv");
    Files.copy(Path.of(sweep, "table.csv"), table);
    List<String> done = cells();

    sweep = folder.resolve("here").toString();
    Outcome planned =
        plan("analyses=[fixed-points]", "axes.seed=1..3", "--known", table.toString());
    assertThat(planned.err()).contains("6 cells, of which 4 are done.");
    assertThat(zoo.run("sweep", "status", sweep).out())
        .contains("done elsewhere  4", "waiting         2");
    assertThat(zoo.run("sweep", "missing", sweep).out().lines()).hasSize(2);
    assertThat(zoo.run("sweep", "work", sweep).code()).isEqualTo(ExitCode.DONE);
    assertThat(cells()).hasSize(2).doesNotContainAnyElementsOf(done);
    Outcome collected = zoo.run("sweep", "collect", sweep, "--markdown", page.toString());
    assertThat(collected.out()).contains("(n = 3)");
    assertThat(page).content().contains("Of 6 cells: 2 done, 4 done elsewhere.", "| 3 of 3 |");

    // A plan without those tables still knows; fewer seeds, and it is the page of before.
    plan("analyses=[fixed-points]");
    zoo.run("sweep", "collect", sweep, "--measure", measures, "--markdown", page.toString());
    assertThat(rows(page)).isEqualTo(rows);
    assertThat(Path.of(sweep, "table.csv"))
        .content()
        .isEqualTo(Files.readString(table).replace(",done,", ",done elsewhere,"));

    // The table knows nothing of another analysis, so the cells are to be done here.
    sweep = folder.resolve("more").toString();
    plan("analyses=[{use: fixed-points, as: more}]", "--known", table.toString());
    assertThat(zoo.run("sweep", "missing", sweep).out().lines()).hasSize(4);
  }

  private static List<String> rows(Path page) throws IOException {
    return Files.readAllLines(page).stream().filter(line -> line.startsWith("|")).toList();
  }

  @Test
  void whatIsNoTableOfASweepIsRefused() throws IOException {
    for (String text : List.of("", "a,b\n1,2\n", "cell,state,measure,value\nx,done\n", "\"")) {
      Path table = folder.resolve("table.csv");
      Files.writeString(table, text);
      Outcome outcome = plan("--known", table.toString());
      assertThat(outcome.code()).as(text).isEqualTo(ExitCode.USAGE);
      assertThat(outcome.err())
          .as(text)
          .containsPattern("table.csv.* is (no table of a sweep|not well-formed CSV)");
      assertThat(Path.of(sweep)).doesNotExist();
    }
  }

  @Test
  void aSweepThatGainsAnAxisKeepsWhatIsDone() throws IOException {
    plan();
    zoo.run("sweep", "work", sweep);
    List<String> before = cells();
    assertThat(before).hasSize(4);
    Outcome grown = plan("axes.seed=1..3", "axes.model.noise=[0.05, 0.1]");
    assertThat(grown.err()).contains("12 cells, of which 4 are done.");
    assertThat(cells()).isEqualTo(before);
  }

  @Test
  @Tag(Soak.TAG)
  void whatItMayTakeIsToldAndNothingIsWritten() {
    Outcome told =
        plan("experiment.stop.steps=100000", "experiment.evaluation.every=100", "--dry-run");
    assertThat(told.code()).as(told.err()).isEqualTo(ExitCode.DONE);
    Matcher step =
        Pattern.compile(
                "4 cells to do. A step takes ([0-9.e-]+) s here, so a cell that makes all its"
                    + " 100000 steps takes .+ and all cells .+ on one core; .*")
            .matcher(told.out().strip());
    assertThat(step.matches()).as(told.out()).isTrue();
    // Eight units for 20 steps of 8 trials: a fresh process takes far longer.
    assertThat(Double.parseDouble(step.group(1))).isBetween(0.0, 0.01);
    assertThat(Path.of(sweep)).doesNotExist();
  }

  @Test
  void equalConfigurationsAreOneCell() {
    assertThat(plan("axes.model.gain=[0.5, 0.50, 1.5]").err()).contains("4 cells.");
  }

  @Test
  void aCellThatFailsIsNamedAndLeftAloneUntilItIsTriedAgain() throws IOException {
    plan(
        "axes.seed=1",
        "axes.model.gain=0.5",
        "axes.trainer.learningRate=[0.001, 1]",
        "experiment.trainer.clip=1e9",
        "experiment.model.activation=relu",
        "experiment.model.selfWeight=100",
        "experiment.task.runMs=20000");
    int code;
    do {
      code = zoo.run("sweep", "work", sweep).code();
    } while (code == SweepWorker.FRESH_PROCESS);
    assertThat(code).isEqualTo(ExitCode.DONE);
    Outcome status = zoo.run("sweep", "status", sweep);
    assertThat(status.out()).contains("failed       2").containsIgnoringCase("diverged");
    Outcome one = zoo.run("sweep", "work", sweep, "--cell", cells().get(0));
    assertThat(one.code()).as(one.err()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(one.err()).contains("The cell " + cells().get(0) + " failed: ");
    assertThat(zoo.run("sweep", "retry", sweep).err()).contains("2 failed");
    assertThat(zoo.run("sweep", "status", sweep).out()).contains("failed       0");
  }

  @Test
  void workersStopWhileTheFileIsThere() {
    plan();
    zoo.run("sweep", "stop", sweep);
    assertThat(zoo.run("sweep", "work", sweep).code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(zoo.run("sweep", "status", sweep).out()).contains("waiting      4");
  }

  @Test
  void whatIsMissingIsACommandALine() {
    plan();
    assertThat(zoo.run("sweep", "missing", sweep).out().lines())
        .hasSize(4)
        .allMatch(line -> line.matches(".*zoo sweep work .*gain --cell [0-9a-f]{12}"));
  }

  @Test
  void aCellThatIsWrongIsToldBeforeAnythingIsWritten() {
    Outcome outcome = plan("axes.model.gain=[0.5, 1e9]");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("Cell model.gain=1.0E9 seed=1: model.gain is");
    assertThat(Path.of(sweep)).doesNotExist();
  }

  @Test
  void aCellWhoseSamplingPeriodCannotShowItsTaskIsToldBeforeAnythingIsWritten() {
    Outcome outcome = plan("axes.dt=[20, 200]");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("dt=200: task: ", "choose a dt of at most");
    assertThat(Path.of(sweep)).doesNotExist();
  }
}
