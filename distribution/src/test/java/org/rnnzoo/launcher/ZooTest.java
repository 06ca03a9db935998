package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.testkit.HoldTask;

class ZooTest {

  private final ZooInProcess zoo = new ZooInProcess(new HoldTask());

  @Test
  void withoutACommandItExplainsItself() {
    Outcome outcome = zoo.run();
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("Usage: zoo", "Exit codes:", "130", "demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "tasks",
        "models",
        "trainers",
        "analyses",
        "plugins",
        "trial",
        "train",
        "resume",
        "evaluate",
        "analyze",
        "results",
        "figure",
        "convert",
        "weights",
        "runs",
        "doctor"
      })
  void everyCommandExplainsItself(String command) {
    Outcome outcome = zoo.run(command, "--help");
    assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out()).startsWith("Usage: zoo " + command).contains("--plugins", "--quiet");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void anUnknownCommandIsAUsageErrorWithASuggestion() {
    Outcome outcome = zoo.run("trian");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("'trian'", "Did you mean", "train", "zoo --help");
  }

  /** The likeliest name of a folder of plugins is that of a command. */
  @ParameterizedTest
  @ValueSource(strings = {"plugins", "runs", "train"})
  void aFolderOfPluginsMayBeCalledLikeACommand(String name) {
    Outcome outcome = zoo.run("--plugins", name, "tasks");
    assertThat(outcome.err()).doesNotContain("Expected parameter").contains(name);
  }

  @Test
  void anUnknownOptionIsAUsageErrorOfItsCommand() {
    Outcome outcome = zoo.run("train", "--modle", "rate");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("--modle", "--model", "zoo train --help");
  }

  @Test
  void aListingShowsNameVersionsBundleAndTitle() {
    assertThat(zoo.run("tasks").out().lines().toList())
        .containsExactly(
            "NAME  SHORT  VERSIONS  BUNDLE  TITLE",
            "hold  -      v1        1.2.0   Hold the sign of a cue");
  }

  @Test
  void aCardShowsVersionsAndParameters() {
    assertThat(zoo.run("tasks", "hold").out().lines().map(String::strip))
        .contains(
            "hold: Hold the sign of a cue",
            "From org.acme.test 1.2.0",
            "v1  jittered: Can a network hold one of two states?",
            "accuracy: chance 0.5, shortcut 0.5, solved from 0.95, ceiling 1",
            "sigma       0.01        -     a number of at least 0       Size of the input noise.");
  }

  @Test
  void anUnknownPluginIsCodeThree() {
    Outcome outcome = zoo.run("tasks", "holt");
    assertThat(outcome.code()).isEqualTo(ExitCode.PLUGIN);
    assertThat(outcome.err()).contains("'holt'", "did you mean 'hold'");
  }

  @Test
  void aMalformedRangeIsAUsageError() {
    Outcome outcome = zoo.run("tasks", "hold@[1,");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("[1,").doesNotContain("Exception");
  }

  @Test
  void aPluginThatCannotBeListedStopsNoOther() {
    Outcome outcome =
        new ZooInProcess(new StubbornTask(LinkageError::new), new HoldTask()).run("tasks");
    assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out()).contains("hold").doesNotContain("stubborn");
    assertThat(outcome.err()).contains("stubborn of org.acme.test 1.2.0 cannot be listed");
  }

  @Test
  void aLinkageErrorOfAPluginIsExplainedAndCodeThree() {
    Outcome outcome =
        new ZooInProcess(new StubbornTask(NoSuchMethodError::new)).run("trial", "stubborn");
    assertThat(outcome.code()).isEqualTo(ExitCode.PLUGIN);
    assertThat(outcome.err())
        .isEqualToIgnoringNewLines("It was built for something else. Build it again.");
  }

  @Test
  void lackOfMemoryIsToldWithTheRemedy() {
    Outcome outcome =
        new ZooInProcess(new StubbornTask(() -> new OutOfMemoryError("Java heap space")))
            .run("trial", "stubborn");
    assertThat(outcome.code()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(outcome.err()).contains("not enough memory", "ZOO_JAVA_OPTIONS");
  }

  @Test
  void aStackTraceIsShownOnDemandOnly() {
    ZooInProcess broken = new ZooInProcess(new StubbornTask(NoSuchMethodError::new));
    assertThat(broken.run("trial", "stubborn").err()).doesNotContain("\tat ");
    assertThat(broken.run("trial", "stubborn", "--debug").err()).contains("\tat ");
  }

  @Test
  void aTrialIsToldInWords() {
    Outcome outcome = zoo.run("trial", "hold@v1", "--set", "delayMs=100", "--dt", "10");
    assertThat(outcome.out().lines().map(String::strip))
        .contains(
            "hold@v1, seed 1: 22 steps of 10 ms",
            "cue       0          60       6",
            "delay     60         160      10",
            "response  160        220      6")
        .anyMatch(line -> line.matches("sign +-?1"));
  }

  @Test
  void aTrialIsDrawnOrStored(@TempDir Path folder) throws Exception {
    Path svg = folder.resolve("trial.svg");
    Path png = folder.resolve("trial.PNG");
    Path npz = folder.resolve("trial.npz");
    for (Path file : List.of(svg, png, npz)) {
      Outcome outcome = zoo.run("trial", "hold", "--out", file.toString());
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out().strip()).isEqualTo(file.toString());
    }
    assertThat(svg).content().contains("<svg", "response");
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(Npz.read(npz)).containsKeys("inputs", "targets", "mask", "dt", "epoch_names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trial hold --out trial.pdf",
        "trial hold@v9",
        "trial hold --dt 0",
        "trial hold --dt x",
        "trial hold --set sigma=-1",
        "trial hold --set sgima=1",
        "trial hold --set sigma",
        "trial hold --set cueMs=[1,2]",
        "evaluate nowhere",
        "evaluate nowhere --trials 0",
        "analyze nowhere",
        "resume",
        "runs --where accuracy",
        "tasks --plugins nowhere",
        "train no-such-file.yaml"
      })
  void aMistakeIsOneSentenceAndCodeTwo(String line) {
    Outcome outcome = zoo.run(line.split(" "));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void severalTrialsAreToldOrStored(@TempDir Path folder) {
    Outcome told = zoo.run("trial", "hold", "--trials", "3");
    assertThat(told.out().lines().map(String::strip))
        .contains("TRIAL  STEPS  delayMs  sign")
        .anyMatch(line -> line.matches("2 +\\d+ +\\d+ +-?1"));
    Path npz = folder.resolve("trials.npz");
    assertThat(zoo.run("trial", "hold", "--trials", "3", "--out", npz.toString()).code()).isZero();
    assertThat(Npz.read(npz).get("inputs").shape().get(0)).isEqualTo(3);
  }

  @Test
  void durationsInStepsAreToldForAVersionAndForPrograms() {
    assertThat(zoo.run("tasks", "hold@v1", "--dt", "20ms").out())
        .contains("hold at a sampling period of 20 ms", "v1  jittered");
    Map<?, ?> tree =
        (Map<?, ?>) Trees.parseYaml(zoo.run("tasks", "hold", "--dt", "20", "--json").out());
    assertThat(tree.get("dt")).isEqualTo(20.0);
    assertThat(tree.get("versions").toString()).contains("trialSteps", "shortestSteps");
    Outcome coarse = zoo.run("tasks", "hold", "--dt", "200");
    assertThat(coarse.code()).isZero();
    assertThat(coarse.out()).contains("Refused: The epoch 'cue' can be as short as 60 ms");
    assertThat(zoo.run("tasks", "hold@v7", "--dt", "20").err()).contains("no version 'v7'");
    assertThat(zoo.run("tasks", "--dt", "20").err()).contains("--dt goes with the name of a task");
  }

  @Test
  void numbersOfOptionsAreRefusedWithTheirRange() {
    assertThat(zoo.run("trial", "hold", "--seed", "18446744073709551617").err())
        .contains("no seed; it must be a whole number from 0 to 9007199254740992.");
    assertThat(zoo.run("train", "--seed", "-1").err()).contains("from 0 to 9007199254740992");
    assertThat(zoo.run("trial", "hold", "--dt", "fast").err())
        .contains("such as 20, 20ms or 0.02s");
    assertThat(zoo.run("evaluate", "x", "--trials", "99999999999").err()).contains("2147483647");
  }

  @Test
  void outputThatIsLostIsNoSuccess() {
    assertThat(losing("No space left on device")).startsWith("1 Standard output cannot be written");
    assertThat(losing("Broken pipe")).isEqualTo("1 ");
  }

  private static String losing(String reason) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    Terminal terminal =
        new Terminal(
            new ResultStream(full),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            80);
    Path nowhere = Path.of("nowhere");
    try (Zoo zoo =
        new Zoo(
            terminal,
            new Installation(nowhere, nowhere),
            folders -> new ZooInProcess.HandMade(List.of(new HoldTask())))) {
      return zoo.run("tasks", "--json") + " " + err.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void doctorsAndListingsGiveJson() {
    assertThat(zoo.run("tasks", "--json").out()).startsWith("[ {").contains("\"solvedAccuracy\"");
    assertThat(zoo.run("models", "--json").out().strip()).isEqualTo("[ ]");
    assertThat(zoo.run("tasks", "hold", "--json").out()).startsWith("{");
  }
}
