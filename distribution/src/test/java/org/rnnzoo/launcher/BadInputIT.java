package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** Whatever a user gets wrong is told in sentences, with the right exit code. */
class BadInputIT {

  /** Mistakes on the command line are many, so that plugins are loaded once for all of them. */
  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  @TempDir Path folder;

  private static Outcome zoo(String... arguments) {
    return polite(ZOO.run(arguments));
  }

  private static Outcome polite(Outcome outcome) {
    assertThat(outcome.err()).doesNotContain("\tat ", "Exception", "WARNING");
    return outcome;
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  private void assertRefused(Outcome outcome, int code, String... words) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(words);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("train --task flip-flpo", 3, List.of("'flip-flpo'", "'flip-flop'")),
        Arguments.of("train --task flip-flop --model raet", 3, List.of("'raet'", "rate")),
        Arguments.of("train --task flip-flop@v9", 2, List.of("'v9'", "v1, v2, v3")),
        Arguments.of("train --task flip-flop@[9,10)", 3, List.of("[9", "0.1.0")),
        Arguments.of("train --task flip-flop task.bitz=2", 2, List.of("task.bitz", "'bits'")),
        Arguments.of("train --task flip-flop seeed=2", 2, List.of("'seeed'", "'seed'")),
        Arguments.of("train --task flip-flop bits=7", 2, List.of("task.bits is 7", "1 to 6")),
        Arguments.of("train --task flip-flop bits=two", 2, List.of("task.bits is two")),
        Arguments.of("train --task flip-flop seed=-1", 2, List.of("seed is -1")),
        Arguments.of("train --task flip-flop --dt 0", 2, List.of("dt is 0")),
        Arguments.of("train --task flip-flop --dt 200", 2, List.of("dt")),
        Arguments.of(
            "train --task flip-flop --dt -5", 2, List.of("dt is -5", "from 0.01 to 1000 ms")),
        Arguments.of(
            "train --task flip-flop --dt NaN", 2, List.of("dt is NaN", "from 0.01 to 1000 ms")),
        Arguments.of("train --task flip-flop pulseMs=-40", 2, List.of("task.pulseMs", "-40")),
        Arguments.of("train --task flip-flop pulseMs=NaN", 2, List.of("task.pulseMs", "NaN")),
        Arguments.of("train --task dms testMs=U(50,20)", 2, List.of("task.testMs", "above")),
        Arguments.of("train --task flip-flop bits=0", 2, List.of("task.bits is 0", "1 to 6")),
        Arguments.of(
            "train --task flip-flop silencedProbability=1.5", 2, List.of("is 1.5", "0 to 1")),
        Arguments.of("trial dms --dt 0", 2, List.of("dt is 0", "above 0")),
        Arguments.of("trial t-maze@v2 --dt 50", 2, List.of("epoch 'gap", "at most 40 ms")),
        Arguments.of("train --task t-maze@v2 --dt 50", 2, List.of("epoch 'gap", "at most 40 ms")),
        Arguments.of("tasks t-maze@v9 --dt 50", 2, List.of("t-maze", "no version 'v9'")),
        Arguments.of("train --task flip-flop*0", 2, List.of("'flip-flop*0' names no task")),
        Arguments.of(
            "train --task flip-flop+dms,dms", 2, List.of("in parallel (+) and in turn (,)")),
        Arguments.of("train --task flip-flop,dms", 2, List.of("different losses")),
        Arguments.of("train --task flip-flop*2 active=2", 2, List.of("task.active is 2")),
        Arguments.of("train --task flip-flop --from nowhere", 2, List.of("nowhere", "model.npz")),
        Arguments.of("train --task flip-flop freeze=U", 2, List.of("no tensor 'U'", "W_out")),
        Arguments.of("train", 2, List.of("names no task", "zoo tasks")),
        Arguments.of("train nothing.yaml", 2, List.of("no file nothing.yaml")),
        Arguments.of("resume nowhere", 2, List.of("no run folder nowhere")),
        Arguments.of("tasks --plugins nowhere", 2, List.of("no plugin folder nowhere")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesOnTheCommandLine(String line, int code, List<String> words) {
    assertRefused(zoo(line.split(" ")), code, words.toArray(String[]::new));
    assertThat(Path.of("runs")).doesNotExist();
  }

  @Test
  void malformedYamlIsToldWithLineAndColumn() throws IOException {
    Files.writeString(folder.resolve("e.yaml"), "task: flip-flop\nmodel: {use: rate\nseed: 1\n");
    assertRefused(zoo("train", place("e.yaml")), 2, "e.yaml", "line 3", "column");
  }

  @Test
  void severalMistakesAreToldAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("e.yaml"),
        "task: {use: flip-flop, bits: 9}\nmodel: {units: many}\nsead: 1\n");
    assertRefused(
        zoo("train", place("e.yaml")), 2, "task.bits is 9", "model.units is many", "'sead'");
  }

  @Test
  void anEmptyFolderIsNoRun() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertRefused(zoo("evaluate", place("empty")), 2, "empty is not a run folder");
    assertRefused(zoo("resume", place("empty")), 2, "empty is not a run folder");
    assertRefused(zoo("analyze", place("empty"), "fixed-points"), 2, "empty is not a run folder");
  }

  @Test
  void damagedWeightsAreToldByFile() throws IOException {
    Path run = tinyRun();
    truncate(run.resolve("final/model.npz"));
    assertRefused(zoo("evaluate", run.toString()), 2, "final/model.npz");
    assertRefused(zoo("analyze", run.toString(), "fixed-points"), 2, "final/model.npz");
  }

  @Test
  void damagedCheckpointsAreToldByFile() throws IOException {
    Path run = tinyRun();
    Files.delete(run.resolve("DONE"));
    Files.delete(run.resolve("final/model.npz"));
    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
      for (Path checkpoint : checkpoints.toList()) {
        truncate(checkpoint);
      }
    }
    assertRefused(zoo("evaluate", run.toString()), 2, "checkpoints/step-");
    assertRefused(zoo("resume", run.toString()), 2, "checkpoints/step-");
  }

  @Test
  void aCompleteRunCannotBeResumed() throws IOException {
    assertRefused(zoo("resume", tinyRun().toString()), 2, "is complete");
  }

  @Test
  void unknownAnalysesAndTheirKeysAreTold() throws IOException {
    String run = tinyRun().toString();
    assertRefused(zoo("analyze", run, "fixed-point"), 3, "'fixed-point'", "'fixed-points'");
    assertRefused(
        zoo("analyze", run, "fixed-points", "--set", "tolerence=1"), 2, "tolerence", "'tolerance'");
  }

  @Test
  void aPlaceThatIsAFileCannotHoldRuns() throws IOException {
    Files.writeString(folder.resolve("runs"), "a file");
    Outcome outcome = polite(new ZooProcess(folder).run("train", "--task", "flip-flop"));
    assertRefused(outcome, 2, "Cannot write runs");
    assertRefused(zoo("trial", "flip-flop", "--out", place("runs/trial.svg")), 2, "Cannot write");
  }

  private Path tinyRun() {
    Outcome outcome =
        zoo(
            "train",
            "--quiet",
            "--task",
            "flip-flop",
            "bits=1",
            "units=4",
            "stop.steps=4",
            "evaluation.every=2",
            "evaluation.trials=8",
            "--runs",
            place("runs"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return Path.of(outcome.lastLine());
  }

  private static void truncate(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }
}
