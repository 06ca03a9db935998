package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    Path source = Path.of(System.getProperty("rnnzoo.root"), "python");
    ProcessBuilder tests =
        new ProcessBuilder(python.toString(), "-m", "unittest", "discover", "-v", "-s", "tests")
            .directory(source.toFile())
            .redirectErrorStream(true);
    tests.environment().put("ZOO_SWEEP", sweep);
    tests.environment().put("ZOO_EXPORTS", folder.resolve("exports").toString());
    tests.environment().put("PYTHONPATH", source.toString());
    tests.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = tests.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).containsPattern("Ran [2-9][0-9] tests");
    said.lines().filter(line -> line.contains("skipped")).forEach(System.err::println);
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
      if (Files.isExecutable(Path.of(place)) && hasNumpy(place)) {
        return Path.of(place);
      }
    }
    return null;
  }

  private static boolean hasNumpy(String python) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import numpy").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
