package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
      """;

  @TempDir private Path folder;

  @Test
  void everyModelDoesInPythonWhatItDoesHere() throws Exception {
    Path python = pythonWithNumpy();
    assumeTrue(python != null, "Python 3 with NumPy is not installed; zoo_rnn is not tested.");
    Path file = folder.resolve("models.yaml");
    Files.writeString(file, SWEEP);
    String sweep = folder.resolve("sweep").toString();
    assertThat(new ZooProcess(folder).run("sweep", "plan", file.toString(), "--out", sweep).code())
        .isZero();
    assertThat(new ZooProcess(folder).run("sweep", "work", sweep).code()).isZero();
    Path source = Path.of(System.getProperty("rnnzoo.root"), "python");
    ProcessBuilder tests =
        new ProcessBuilder(python.toString(), "-m", "unittest", "discover", "-s", "tests")
            .directory(source.toFile())
            .redirectErrorStream(true);
    tests.environment().put("ZOO_SWEEP", sweep);
    tests.environment().put("PYTHONPATH", source.toString());
    tests.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = tests.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Ran 7 tests");
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
