package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.launcher.ZooProcess.Running;
import org.rnnzoo.testkit.PluginJar;
import org.rnnzoo.testkit.TinyTask;
import org.rnnzoo.workbench.runs.RunTree;

/** Plugins that load and then do what they must not, and places where users live. */
class MisbehavingIT {

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void makePluginFolder() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  private Outcome zoo(String... arguments) {
    return new ZooProcess(folder).run(arguments);
  }

  private static String withConstructor(String statements) {
    return TinyTask.source("1.0.0")
        .replaceFirst(
            "(public (final )?class Tiny[^{]*\\{)", "$1 public Tiny() {" + statements + "}");
  }

  private void jar(String source) {
    PluginJar.named("tiny.jar")
        .bundle("org.acme.tiny", "1.0.0")
        .source(TinyTask.CLASS, source)
        .provider(Task.class, TinyTask.CLASS)
        .writeTo(plugins);
  }

  @Test
  void anExitIsToldWithTheClassAndCodeThree() {
    jar(withConstructor("System.exit(0);"));
    Outcome outcome = zoo("tasks", "--plugins", "plugins");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.PLUGIN);
    assertThat(outcome.err())
        .contains("The class org.acme.Tiny of org.acme.tiny 1.0.0 ended the program (System.exit)");
  }

  @Test
  @Tag(Soak.TAG)
  void anExitOnAnotherThreadInTheMidstOfWorkIsToldToo() {
    jar(
        TinyTask.source("1.0.0")
            .replace(
                "Epoch all",
                "Thread end = new Thread(() -> System.exit(0)); end.start();"
                    + " try { end.join(); } catch (InterruptedException e) { }\nEpoch all"));
    Outcome outcome = zoo("trial", "tiny", "--plugins", "plugins");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.PLUGIN);
    assertThat(outcome.err()).contains("The class org.acme.Tiny of org.acme.tiny 1.0.0 ended");
  }

  private static String withShutdownHook(String statements) {
    return withConstructor(
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> {" + statements + "}));");
  }

  @Test
  void whatAPluginPlansForTheEndNeitherDelaysItNorChangesTheExitCode() {
    jar(withShutdownHook("System.err.println(\"late\"); Runtime.getRuntime().halt(7);"));
    Outcome outcome = zoo("tasks", "--plugins", "plugins");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("tiny", "flip-flop");
    assertThat(outcome.err()).doesNotContain("late");
  }

  @Test
  @Tag(Soak.TAG)
  void aSignalEndsTheProgramWhateverAPluginPlansForTheEnd() {
    jar(
        withShutdownHook("try { Thread.sleep(60_000); } catch (InterruptedException e) { }")
            .replace(
                "Epoch all",
                "System.err.println(\"here\");"
                    + " try { Thread.sleep(600_000); } catch (InterruptedException e) { }\n"
                    + "Epoch all"));
    Running running =
        new ZooProcess(folder).start(Map.of(), "trial", "tiny", "--plugins", "plugins");
    running.until(() -> read(running.err()).contains("here"));
    long start = System.nanoTime();
    Outcome outcome = running.signal("TERM").outcome();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    assertThat(outcome.code()).isEqualTo(ExitCode.INTERRUPTED);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theTemporaryFolderOfThePluginsIsGoneAtTheEnd() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Outcome outcome =
        new ZooProcess(folder)
            .start(Map.of("ZOO_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary), "tasks")
            .outcome();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  private static String withExitAtTheTwelfthScore() {
    return TinyTask.source("1.0.0")
        .replace("public String name", "private int scores;\npublic String name")
        .replace(
            "return Verdict",
            "if (++scores == 12 && !Boolean.getBoolean(\"tame\")) { System.exit(0); }\nreturn"
                + " Verdict");
  }

  @Test
  @Tag(Soak.TAG)
  void anExitInTrainingFailsTheRunWhichCanBeResumed() {
    jar(withExitAtTheTwelfthScore());
    String[] options = {"--plugins", "plugins", "units=4", "threads=1", "stop.accuracy=never"};
    List<String> training =
        new ArrayList<>(List.of("train", "--task", "tiny", "--name", "x", "stop.steps=5"));
    training.addAll(List.of("evaluation.every=1", "evaluation.trials=4"));
    training.addAll(List.of(options));
    Outcome outcome = zoo(training.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.PLUGIN);
    RunFolder run = new RunFolder(folder.resolve("runs/x"));
    assertThat(RunTree.of(run))
        .containsEntry("state", "failed")
        .containsEntry("step", 2L)
        .extracting("reason")
        .asString()
        .startsWith("The class org.acme.Tiny of org.acme.tiny 1.0.0 ended the program");
    Outcome resumed =
        new ZooProcess(folder)
            .start(Map.of("ZOO_JAVA_OPTIONS", "-Dtame=true"), "resume", "x", "--plugins", "plugins")
            .outcome();
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(RunTree.of(run)).containsEntry("state", "done").doesNotContainKey("reason");
  }

  @Test
  @Tag(Soak.TAG)
  void anExitInACellOfASweepFailsTheCell() throws IOException {
    jar(withExitAtTheTwelfthScore());
    Files.writeString(
        folder.resolve("one.yaml"),
        """
        experiment:
          task: tiny
          model: {units: 4}
          threads: 1
          stop: {steps: 5, accuracy: never}
          evaluation: {trials: 4, every: 1}
        axes:
          seed: [1]
        """);
    assertThat(zoo("sweep", "plan", "one.yaml", "--out", "one", "--plugins", "plugins").code())
        .isZero();
    Outcome worked = zoo("sweep", "work", "one", "--plugins", "plugins");
    assertThat(worked.code()).as(worked.err()).isEqualTo(ExitCode.PLUGIN);
    assertThat(ZooInProcess.assembledOnce().run("sweep", "status", folder + "/one").out())
        .contains("failed       1", ": The class org.acme.Tiny of org.acme.tiny 1.0.0 ended");
  }

  @Test
  void aThreadOfAPluginThatDiesIsToldWithoutAStackTrace() {
    jar(
        TinyTask.source("1.0.0")
            .replace(
                "Epoch all",
                "Thread end = new Thread(() -> { throw new IllegalStateException(\"Lost it\"); },"
                    + " \"reader\"); end.start(); try { end.join(); } catch (InterruptedException"
                    + " e) { }\n"
                    + "Epoch all"));
    Outcome outcome = zoo("trial", "tiny", "--plugins", "plugins");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("A thread of org.acme.tiny 1.0.0, 'reader', ended by an error:", "Lost it")
        .doesNotContain("\tat ");
  }

  @Test
  void whatAPluginPrintsIsNoResultAndASlowOneIsNamed() {
    jar(
        withConstructor(
            "System.out.println(\"Hello\");"
                + " try { Thread.sleep(1100); } catch (InterruptedException e) { }"));
    Outcome outcome = zoo("tasks", "--plugins", "plugins", "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("[").doesNotContain("Hello");
    assertThat(outcome.err())
        .contains("plugin> Hello", "org.acme.Tiny of org.acme.tiny 1.0.0 takes");
  }

  @Test
  void whatAPluginLogsHasItsNameAndTheLevel() {
    PluginJar.named("tiny.jar")
        .bundle("org.acme.tiny", "1.0.0")
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task,org.slf4j")
        .source(
            TinyTask.CLASS,
            withConstructor(
                "org.slf4j.LoggerFactory.getLogger(\"any.name\").warn(\"Half of it\");"
                    + " org.slf4j.LoggerFactory.getLogger(\"any.name\").info(\"unheard\");"))
        .provider(Task.class, TinyTask.CLASS)
        .writeTo(plugins);
    Outcome outcome = zoo("tasks", "--plugins", "plugins", "--json");
    assertThat(outcome.err())
        .contains("WARNING org.acme.tiny 1.0.0: Half of it")
        .doesNotContain("unheard");
  }

  @Test
  @Tag(Soak.TAG)
  void localesWithOtherDigitsAndLettersLoadPlugins() {
    for (String locale : List.of("mr-IN", "tr-TR")) {
      String[] parts = locale.split("-", -1);
      Outcome outcome =
          new ZooProcess(folder)
              .start(
                  Map.of(
                      "ZOO_JAVA_OPTIONS",
                      "-Duser.language=" + parts[0] + " -Duser.country=" + parts[1]),
                  "trial",
                  "flip-flop")
              .outcome();
      assertThat(outcome.code()).as(locale + outcome.err()).isZero();
      assertThat(outcome.out()).as(locale).contains("Inputs");
    }
  }

  @Test
  @Tag(Soak.TAG)
  void withoutALocaleAFolderMayHaveAnyName() {
    Outcome outcome =
        new ZooProcess(folder)
            .start(
                Map.of("LC_ALL", "C", "LANG", ""),
                "train",
                "--task",
                "flip-flop",
                "units=4",
                "stop.steps=5",
                "evaluation.every=5",
                "--runs",
                "Läufe größe")
            .outcome();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(folder.resolve(outcome.lastLine()).resolve("DONE")).exists();
    assertThat(folder.resolve("Läufe größe")).isDirectory();
  }

  @Test
  void aTemporaryFolderThatCannotBeUsedIsASentence() {
    Outcome outcome =
        new ZooProcess(folder)
            .start(Map.of("ZOO_JAVA_OPTIONS", "-Djava.io.tmpdir=/proc/none"), "tasks")
            .outcome();
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .startsWith("Plugins need a temporary folder, but none can be made in");
  }
}
