package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

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
    Python python = Python.with("numpy");
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
      test(new Python(Path.of(newer)), sweep);
    }
  }

  private void test(Python python, String sweep) throws Exception {
    String said =
        python.said(
            SOURCE,
            Map.of(
                "PYTHONPATH",
                SOURCE.toString(),
                "ZOO_SWEEP",
                sweep,
                "ZOO_EXPORTS",
                folder.resolve("exports").toString()),
            "-m",
            "unittest",
            "discover",
            "-v",
            "-s",
            "tests");
    assertThat(said).containsPattern("Ran [3-9][0-9] tests");
    said.lines()
        .filter(line -> line.contains("... skipped"))
        .forEach(line -> System.err.println(python.program() + ": " + line));
  }

  @Test
  @Tag(Soak.TAG)
  void thePackageIsInstalledByPip() throws Exception {
    Python python = Python.with("numpy, setuptools, pip, wheel");
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
    python.said(folder, Map.of(), install.toArray(String[]::new));
    String said =
        python.said(
            folder,
            Map.of("PYTHONPATH", target.toString()),
            "-c",
            "import zoo_rnn; print(zoo_rnn.__file__)");
    assertThat(said.strip()).isEqualTo(target.resolve("zoo_rnn/__init__.py").toString());
    assertThat(target).isDirectoryContaining("glob:**zoo_rnn-0.1.0.dist-info");
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
}
