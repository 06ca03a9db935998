package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** The program without ND4J's native libraries, in a folder with a name that needs care. */
class PlainJarsIT {

  private static final Path HOME = Path.of(System.getProperty("zoo.home"));

  /** What came with ND4J and Guice, and nothing of ours loads. */
  private static final List<String> LEFT_OUT =
      List.of(
          "jackson-1",
          "oshi",
          "jna",
          "flatbuffers",
          "threetenbp",
          "neoitertools",
          "byteunits",
          "commons-net",
          "commons-codec",
          "commons-compress",
          "commons-collections4",
          "checker-qual",
          "jsr305",
          "listenablefuture",
          "error_prone",
          "j2objc");

  @TempDir Path folder;

  @Test
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
  void librariesThatNothingLoadsAreLeftOut() throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .noneMatch(name -> LEFT_OUT.stream().anyMatch(name::startsWith));
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
