package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.run.Training;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.current.CurrentModel;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

/** The commands that take a run, on a small one whose training came to nothing in the end. */
class RunArgumentTest {

  @TempDir static Path runs;

  private static final ZooInProcess ZOO =
      new ZooInProcess(
          new HoldTask(),
          new RateModel(),
          new CurrentModel(),
          new BpttTrainer(),
          new FixedPointsAnalysis());

  private static Path run;

  @BeforeAll
  static void trainUntilItCollapses() throws IOException {
    Outcome outcome =
        zoo(
            "train",
            "--task",
            "hold",
            "units=8",
            "stop.steps=4",
            "stop.accuracy=never",
            "evaluation.every=2",
            "evaluation.trials=64",
            "threads=1");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).doesNotContain("collapsed");
    run = Path.of(outcome.out().strip());
    Path metrics = run.resolve("metrics.jsonl");
    String last = Files.readAllLines(metrics).get(1);
    Files.writeString(metrics, "", StandardOpenOption.TRUNCATE_EXISTING);
    for (double accuracy : List.of(0.5, 0.98, 0.51)) {
      Files.writeString(
          metrics,
          last.replaceAll("\"accuracy\":[0-9.]+", "\"accuracy\":" + accuracy) + "\n",
          StandardOpenOption.APPEND);
    }
  }

  private static Outcome zoo(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--runs", runs.toString()));
    return ZOO.run(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate RUN --trials 8",
        "analyze RUN fixed-points --set seeds=16 --set batches=1",
        "convert RUN --to current"
      })
  void aCollapseIsToldWhereverTheLastWeightsAreUsed(String line) {
    Outcome last = zoo(line.replace("RUN", run.getFileName().toString()).split(" "));
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(last.err()).containsOnlyOnce("Training collapsed").contains("--weights best");
    Outcome best = zoo((line.replace("RUN", run.toString()) + " --weights best").split(" "));
    assertThat(best.code()).as(best.err()).isZero();
    assertThat(best.err()).doesNotContain("collapsed");
  }

  @Test
  void everyCommandTakesANameItsBeginningOrLast() {
    for (String given : List.of("last", run.getFileName().toString().replaceFirst(".$", ""))) {
      for (String line : List.of("results RUN", "resume RUN", "evaluate RUN --trials 8")) {
        Outcome outcome = zoo(line.replace("RUN", given).split(" "));
        assertThat(outcome.err()).as(line).doesNotContain("no run folder", "Unknown option");
      }
    }
    assertThat(zoo("results", "nowhere").err()).contains("'zoo runs' lists");
  }

  @Test
  void theEndOfTrainingTellsACollapse() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(told, told, false, false, false, 80);
    Evaluation test = new Evaluation(1, 0.51, 0.51, 64, Map.of());
    new TrainingReport(new Zoo(terminal, new Installation(runs, runs), folders -> null))
        .tell(
            new Training.Outcome(
                RunFolder.open(run), StopReason.STEPS, 4, Optional.of(test), Optional.empty(), 1));
    assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("Training collapsed");
  }

  @Test
  void weightsAreListedAndStored() {
    Outcome told = zoo("weights", run.toString());
    assertThat(told.out()).contains("W_in", "[8, 1]", "W_out");
    assertThat(told.err()).contains("Training collapsed");
    assertThat(zoo("weights", run.toString(), "--weights", "best", "--json").out())
        .contains("\"name\" : \"W\"", "\"shape\" : [ 8, 8 ]");
    Path out = runs.resolve("weights-out.npz");
    assertThat(zoo("weights", run.toString(), "--out", out.toString()).out().strip())
        .isEqualTo(out.toString());
    assertThat(Npz.read(out).get("W").values())
        .isEqualTo(Npz.read(run.resolve("final/model.npz")).get("W").values());
    assertThat(zoo("weights", run.toString(), "--out", "weights.txt").err()).contains("FILE.npz");
  }

  @Test
  void aNamedRunIsStartedOrGoneOnWith() {
    String[] line = {
      "train", "--task", "hold", "units=4", "stop.steps=1", "evaluation.trials=2", "threads=1"
    };
    List<String> again = new ArrayList<>(List.of(line));
    again.addAll(List.of("--name", "mine", "--resume-or-start"));
    Outcome first = zoo(again.toArray(String[]::new));
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out().strip()).isEqualTo(runs.resolve("mine").toString());
    Outcome second = zoo(again.toArray(String[]::new));
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).contains("complete already");
    again.add("seed=2");
    assertThat(zoo(again.toArray(String[]::new)).err()).contains("a run of another experiment");
    assertThat(zoo("train", "--task", "hold", "--name", "mine").err())
        .contains("There is a run", "zoo resume");
    assertThat(zoo("train", "--task", "hold", "--resume-or-start").err()).contains("needs --name");
  }

  @Test
  void trainingStartsFromARunByItsName() {
    Outcome outcome =
        zoo(
            "train",
            "--task",
            "hold",
            "--from",
            run.getFileName().toString(),
            "stop.steps=0",
            "threads=1");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("Training collapsed");
    Path started = Path.of(outcome.out().strip());
    assertThat(Npz.read(started.resolve("final/model.npz")).get("W").shape())
        .as("the units of the source")
        .containsExactly(8, 8);
    assertThat(zoo("train", "--task", "hold", "--from", "nowhere").err())
        .contains("from is nowhere; it must be the folder of a run");
  }
}
