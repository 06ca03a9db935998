package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** The program without ND4J's native libraries, in a folder with a name that needs care. */
class PlainJarsIT {

  private static final Path HOME = Path.of(System.getProperty("zoo.home"));

  @TempDir Path folder;

  @Test
  @Tag(Soak.TAG)
  void theProgramTrainsAndEvaluatesWithPlainJarsOnly() throws IOException {
    Path home = folder.resolve("zoo für alle");
    copyWithoutNatives(home);
    ZooProcess zoo = new ZooProcess(folder, home);
    assertThat(ok(zoo, "tasks").out()).contains("flip-flop");
    String run =
        ok(
                zoo,
                "train",
                "--quiet",
                "--task=flip-flop",
                "bits=1",
                "units=4",
                "stop.steps=4",
                "evaluation.trials=8")
            .lastLine();
    assertThat(folder.resolve(run).resolve("final/trials.npz")).exists();
    ok(zoo, "evaluate", run);
    Outcome analysed = zoo.run("analyze", run, "fixed-points");
    assertThat(analysed.code()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(analysed.err()).contains("native libraries").doesNotContain("\tat ");
  }

  @Test
  void whatIsHandedOutIsWhatSomebodyLookedAt() throws Exception {
    Path looked = Path.of(PlainJarsIT.class.getResource("libraries.txt").toURI());
    try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".jar"))
                  .map(name -> name.replaceFirst("-[0-9].*", "")))
          .as("libraries: a new one needs a reason, and a line in libraries.txt")
          .hasSameElementsAs(Files.readAllLines(looked));
    }
  }

  private static Outcome ok(ZooProcess zoo, String... arguments) {
    Outcome outcome = zoo.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private static void copyWithoutNatives(Path home) throws IOException {
    Path natives = HOME.resolve("lib/natives");
    assertThat(natives).isDirectory();
    try (Stream<Path> files = Files.walk(HOME)) {
      for (Path file : files.filter(file -> !file.startsWith(natives)).toList()) {
        Files.copy(file, home.resolve(HOME.relativize(file).toString()));
      }
    }
    assertThat(home.resolve("bin/zoo").toFile().setExecutable(true)).isTrue();
  }
}
