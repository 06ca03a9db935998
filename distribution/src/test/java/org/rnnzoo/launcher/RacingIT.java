package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/**
 * Two processes want the same run at the same moment, again and again.
 *
 * <p>The system property {@code rnnzoo.rounds} is how often, 3 times without it.
 */
@Tag(Soak.TAG)
class RacingIT {

  private static final int ROUNDS = Integer.getInteger("rnnzoo.rounds", 3);

  @TempDir Path folder;

  private final List<Process> processes = new ArrayList<>();
  private final List<PrintStream> orders = new ArrayList<>();
  private final List<BufferedReader> answers = new ArrayList<>();

  /** What a racer said in a round. */
  private record Answer(int code, String said) {}

  @BeforeEach
  void startRacers() throws Exception {
    for (int i = 0; i < 2; i++) {
      Process process =
          TestProgram.of(Racer.class, List.of(), List.of())
              .directory(folder.toFile())
              .redirectError(folder.resolve("errors-" + i + ".txt").toFile())
              .start();
      processes.add(process);
      orders.add(new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8));
      answers.add(
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }
  }

  @AfterEach
  void endRacers() {
    processes.forEach(Process::destroyForcibly);
  }

  /** Lets both do a command at the same moment. */
  private List<Answer> race(String... command) throws IOException {
    String line = String.join("\t", command);
    orders.forEach(order -> order.println(line));
    List<Answer> said = new ArrayList<>();
    for (BufferedReader answer : answers) {
      String[] parts = answer.readLine().split("\t", 2);
      said.add(new Answer(Integer.parseInt(parts[0]), parts[1]));
    }
    return said;
  }

  @Test
  void oneOfTwoResumesTrainsAndTheOtherSaysWhoDoes() throws Exception {
    Path template = stoppedRun();
    Path whole = copy(template, "whole");
    assertThat(new ZooProcess(folder).run("resume", "--quiet", whole.toString()).code()).isZero();
    for (int round = 0; round < ROUNDS; round++) {
      Path run = copy(template, "round");
      List<Answer> said = race("resume", "--quiet", run.toString());
      String name = "round " + round + ": " + said;
      assertThat(said).as(name).filteredOn(answer -> answer.code() == 0).hasSize(1);
      assertThat(said)
          .as(name)
          .filteredOn(answer -> answer.code() != 0)
          .allMatch(answer -> answer.said().matches(".*(is being trained by|is complete).*"));
      assertThat(steps(run)).as(name).isEqualTo(steps(whole));
      for (String file : List.of("final/model.npz", "final/trials.npz")) {
        assertThat(run.resolve(file)).as(name).hasSameBinaryContentAs(whole.resolve(file));
      }
      assertThat(files(run)).as(name).isEqualTo(files(whole));
      Folders.delete(run);
    }
  }

  @Test
  void twoAnalysesAtOnceLeaveOneWholeResult() throws Exception {
    Path template = trainedRun();
    Outcome first = new ZooProcess(folder).run(analysis(template, 16).toArray(String[]::new));
    assertThat(first.code()).as(first.err()).isZero();
    List<Path> earlier = results(template);
    for (int round = 0; round < ROUNDS; round++) {
      String name = "round " + round;
      Path run = copy(template, "round");
      boolean known = round % 2 == 0;
      List<Answer> said = race(analysis(run, known ? 16 : 17).toArray(String[]::new));
      assertThat(said).as(name).allMatch(answer -> answer.code() == 0);
      assertThat(results(run)).as(name).hasSize(known ? 1 : 2);
      for (Path result : results(run)) {
        assertThat(files(result)).as(name).isEqualTo(files(earlier.get(0)));
        Trees.readJson(result.resolve("result.json"));
        Npz.read(result.resolve("arrays.npz"));
      }
      assertThat(files(run)).as(name).noneMatch(RacingIT::isLeftOver);
      Folders.delete(run);
    }
  }

  /** Whether a file is hidden, and not the mark of a lock that nobody holds. */
  private static boolean isLeftOver(String file) {
    return file.matches("(.*/)?\\..*") && !file.endsWith(".lock/free");
  }

  /** An analysis that does not take long. */
  private static List<String> analysis(Path run, int seeds) {
    return List.of(
        "analyze", run.toString(), "fixed-points", "--set=batches=2", "--set=seeds=" + seeds);
  }

  private static List<Path> results(Path run) throws IOException {
    try (Stream<Path> results = Files.list(run.resolve("analysis"))) {
      return results.filter(path -> !path.endsWith(".lock")).sorted().toList();
    }
  }

  /** A run that was killed half-way. */
  private Path stoppedRun() {
    for (int attempt = 0; attempt < 20; attempt++) {
      String runs = "killed-" + attempt;
      ZooProcess.Running training =
          new ZooProcess(folder).start(Map.of(), training(runs, 100).toArray(String[]::new));
      training.until(() -> runsIn(runs).stream().anyMatch(RacingIT::hasBegun));
      training.signal("KILL").outcome();
      Path run = runsIn(runs).get(0);
      if (!Files.exists(run.resolve("DONE"))) {
        return run;
      }
    }
    throw new IllegalStateException("Training always ended before it could be killed.");
  }

  private static boolean hasBegun(Path run) {
    String[] names =
        run.resolve("checkpoints").toFile().list((place, name) -> name.startsWith("step-"));
    return names != null && names.length > 1;
  }

  private Path trainedRun() {
    Outcome outcome = new ZooProcess(folder).run(training("trained", 20).toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return runsIn("trained").get(0);
  }

  private static List<String> training(String runs, int steps) {
    return List.of(
        "train",
        "--quiet",
        "--task=flip-flop",
        "bits=1",
        "runMs=400",
        "units=4",
        "threads=1",
        "stop.accuracy=never",
        "stop.steps=" + steps,
        "evaluation.every=10",
        "evaluation.trials=16",
        "--runs=" + runs);
  }

  private List<Path> runsIn(String runs) {
    Path parent = folder.resolve(runs);
    return Stream.ofNullable(parent.toFile().list())
        .flatMap(Stream::of)
        .map(parent::resolve)
        .toList();
  }

  private Path copy(Path run, String name) throws IOException {
    Path copy = folder.resolve("copies").resolve(name);
    try (Stream<Path> all = Files.walk(run)) {
      for (Path from : all.toList()) {
        Path to = copy.resolve(run.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  private static List<Long> steps(Path run) {
    return new MetricsLog(run.resolve("metrics.jsonl"))
        .read().stream().map(MetricsLog.Entry::step).toList();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
