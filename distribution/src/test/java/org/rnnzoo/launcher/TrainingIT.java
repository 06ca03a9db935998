package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.launcher.ZooProcess.Running;

/** Training, interrupting, resuming and analysing with the assembled program. */
@Tag(Soak.TAG)
class TrainingIT {

  private static final List<String> SMALL =
      List.of(
          "train",
          "--task",
          "flip-flop",
          "--set",
          "bits=1",
          "units=12",
          "stop.accuracy=never",
          "evaluation.every=20",
          "evaluation.trials=32");

  @TempDir Path folder;

  private Outcome zoo(String... arguments) {
    return new ZooProcess(folder).run(arguments);
  }

  private static String[] training(String... more) {
    List<String> arguments = new ArrayList<>(SMALL);
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Starts a training that would take long, and waits for its second checkpoint or later. */
  private Running started(String runs, String steps) {
    return new ZooProcess(folder)
        .start(Map.of(), training("stop.steps=" + steps, "--runs", runs))
        .until(() -> checkpoints(runs) >= 2);
  }

  /** Counts by name alone, since the program makes and removes files meanwhile. */
  private long checkpoints(String runs) {
    return names(folder.resolve(runs))
        .flatMap(run -> names(folder.resolve(runs).resolve(run).resolve("checkpoints")))
        .filter(name -> name.matches("step-\\d+\\.npz"))
        .count();
  }

  private static Stream<String> names(Path directory) {
    return Stream.ofNullable(directory.toFile().list()).flatMap(Stream::of);
  }

  private static String state(Path run) {
    return String.valueOf(Trees.readJson(run.resolve("status.json")).get("state"));
  }

  @Test
  void aRunIsTrainedEvaluatedAndAnalysed() throws IOException {
    Outcome trained = zoo(training("stop.steps=200"));
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.err()).contains("of at most 200", "Accuracy").doesNotContain("WARNING");
    assertThat(trained.out().lines()).hasSize(1);
    String run = trained.lastLine();
    for (String file :
        List.of(
            "config.yaml",
            "manifest.json",
            "metrics.jsonl",
            "status.json",
            "summary.json",
            "final/model.npz",
            "final/trials.npz",
            "figures/training.svg",
            "figures/trial.png",
            "figures/activity.png",
            "DONE")) {
      assertThat(folder.resolve(run).resolve(file)).as(file).isRegularFile();
    }

    Outcome evaluated = zoo("evaluate", run, "--json");
    assertThat(Trees.parseYaml(evaluated.out()))
        .extracting("accuracy", "loss")
        .as("the same trials and network as at the end of training")
        .containsExactly(
            Trees.readJson(folder.resolve(run).resolve("summary.json")).get("accuracy"),
            Trees.readJson(folder.resolve(run).resolve("summary.json")).get("loss"));

    Outcome analysed = zoo("analyze", run, "fixed-points", "--quiet");
    assertThat(analysed.code()).as(analysed.err()).isZero();
    assertThat(analysed.err()).isEmpty();
    assertThat(analysed.lastLine()).isEqualTo(run + "/analysis/fixed-points");
    assertThat(folder.resolve(analysed.lastLine()).resolve("result.json")).isRegularFile();

    assertThat(zoo("runs", "--where", "step=200 and state=done").out())
        .contains(Path.of(run).getFileName().toString());
    assertThat(zoo("runs", "--where", "step>200").out()).isEmpty();
  }

  @Test
  void aTerminatedRunKeepsACheckpointAndResumes() throws IOException {
    interruptAndResume("TERM");
  }

  @Test
  void controlCKeepsACheckpointAndTheRunResumes() throws IOException {
    assumeTrue(
        !interruptIsIgnored(), "This build runs in the background, where Ctrl-C is ignored.");
    interruptAndResume("INT");
  }

  private void interruptAndResume(String signal) throws IOException {
    Outcome interrupted = started("runs", "100000").signal(signal).outcome();
    assertThat(interrupted.code()).as(interrupted.err()).isEqualTo(ExitCode.INTERRUPTED);
    String run = interrupted.lastLine();
    assertThat(interrupted.err()).contains("To go on: zoo resume " + run);
    assertThat(state(folder.resolve(run))).isEqualTo("interrupted");

    Running resumed =
        new ZooProcess(folder)
            .start(Map.of(), "resume", run)
            .until(() -> state(folder.resolve(run)).equals("running"));
    assertThat(resumed.signal("TERM").outcome().code()).isEqualTo(ExitCode.INTERRUPTED);
  }

  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line ->
                    (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & 2)
                        != 0);
  }

  @Test
  void trainingThatDivergesIsCodeOne() {
    Outcome outcome =
        zoo(
            training(
                "stop.steps=500",
                "trainer.learningRate=1",
                "trainer.clip=0",
                "model.gain=100",
                "model.activation=relu"));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(outcome.err()).contains("diverged", "lower model.gain").doesNotContain("\tat ");
  }
}
