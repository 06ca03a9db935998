package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.host.PluginHost;
import org.rnnzoo.workbench.export.ExportFormat;
import org.rnnzoo.workbench.export.RunExport;
import org.rnnzoo.workbench.export.TensorBoardExport;
import org.rnnzoo.workbench.inspect.EvaluationConditions;
import org.rnnzoo.workbench.sweep.SweepFolder;

/** The Python package reads what the assembled program writes, for every model. */
class PythonIT {

  private static final String SWEEP =
      """
      experiment:
        task: {use: flip-flop@v1, bits: 1}
        threads: 1
        stop: {steps: 2, accuracy: never}
        evaluation: {trials: 16}
      zip:
        - model: [rate, current, dale, elman, gru, lstm, low-rank, stsp, chaos]
          model.units: [20, 20, 20, 20, 20, 20, 20, 20, 20]
      """;

  private static final Path SOURCE = Path.of(System.getProperty("rnnzoo.root"), "python");

  @TempDir private Path folder;

  @Test
  @Tag(Soak.TAG)
  void everyModelDoesInPythonWhatItDoesHere() throws Exception {
    Path python = pythonWithNumpy();
    assumeTrue(python != null, "Python 3 with NumPy is not installed; zoo_rnn is not tested.");
    Path file = folder.resolve("models.yaml");
    Files.writeString(file, SWEEP);
    String sweep = folder.resolve("sweep").toString();
    zoo("sweep", "plan", file.toString(), "--out", sweep);
    zoo("sweep", "work", sweep);
    List<RunFolder> cells = RunFolder.list(Path.of(sweep, "cells"));
    String first = SweepFolder.open(Path.of(sweep)).cells().get(0).name();
    zoo("analyze", Path.of(sweep, "cells", first).toString(), "fixed-points");
    String second = SweepFolder.open(Path.of(sweep)).cells().get(1).name();
    zoo("compare", "similarity", first, second, "--runs", Path.of(sweep, "cells").toString());
    export(cells, folder.resolve("exports"));
    test(python, sweep);
    // A second Python may have newer packages, and those that Debian does not have.
    String newer = System.getenv("ZOO_PYTHON");
    if (newer != null) {
      test(Path.of(newer), sweep);
    }
  }

  private void test(Path python, String sweep) throws Exception {
    Map<String, String> environment =
        Map.of("ZOO_SWEEP", sweep, "ZOO_EXPORTS", folder.resolve("exports").toString());
    String said =
        said(
            SOURCE, environment, SOURCE, python, "-m", "unittest", "discover", "-v", "-s", "tests");
    assertThat(said).containsPattern("Ran [3-9][0-9] tests");
    said.lines()
        .filter(line -> line.contains("... skipped"))
        .forEach(line -> System.err.println(python + ": " + line));
  }

  @Test
  void thePackageIsInstalledByPip() throws Exception {
    Path python = pythonWithNumpy();
    assumeTrue(
        python != null && has(python.toString(), "setuptools, pip, wheel"),
        "Python 3 with NumPy, pip, setuptools and wheel is not installed; the installation is not tried.");
    Path copy = folder.resolve("python");
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path place = copy.resolve(SOURCE.relativize(file).toString());
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    }
    Path target = folder.resolve("site");
    List<String> install = new ArrayList<>(List.of("-m", "pip", "install", "--quiet"));
    install.addAll(List.of("--no-index", "--no-deps", "--no-build-isolation"));
    install.addAll(List.of("--target", target.toString(), copy.toString()));
    said(folder, Map.of(), SOURCE, python, install.toArray(String[]::new));
    String said =
        said(folder, Map.of(), target, python, "-c", "import zoo_rnn; print(zoo_rnn.__file__)");
    assertThat(said.strip()).isEqualTo(target.resolve("zoo_rnn/__init__.py").toString());
    assertThat(target).isDirectoryContaining("glob:**zoo_rnn-0.1.0.dist-info");
  }

  /** What Python says, which must end well. */
  private static String said(
      Path place, Map<String, String> environment, Path packages, Path python, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PYTHONPATH", packages.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private void zoo(String... arguments) {
    ZooProcess.Outcome outcome = new ZooProcess(folder).run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  /** Every run in every format: {@code CELL/FORMAT/net.…}. */
  private static void export(List<RunFolder> cells, Path exports) {
    Path home = Path.of(System.getProperty("zoo.home"));
    try (Catalogue plugins =
        Catalogue.of(PluginHost.start(List.of(home.resolve("plugins"))), List.of())) {
      for (RunFolder cell : cells) {
        Run run = Run.open(cell, plugins, JobListener.SILENT);
        for (ExportFormat format : ExportFormat.values()) {
          int trials = format.usualTrials();
          new RunExport(format, trials, trials > 0)
              .write(
                  run,
                  EvaluationConditions.AS_TRAINED,
                  exports
                      .resolve(cell.name())
                      .resolve(format.word())
                      .resolve("net" + format.ending()));
        }
        Path events = exports.resolve(cell.name()).resolve("tensorboard");
        TensorBoardExport.write(cell, Optional.of(events));
      }
    }
  }

  private static Path pythonWithNumpy() throws InterruptedException {
    for (String place : List.of("/usr/bin/python3", "/usr/local/bin/python3")) {
      if (Files.isExecutable(Path.of(place)) && has(place, "numpy")) {
        return Path.of(place);
      }
    }
    return null;
  }

  private static boolean has(String python, String modules) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import " + modules).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
