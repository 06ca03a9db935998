package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Python of this machine.
 *
 * @param program where it lies
 */
record Python(Path program) {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/python3"), Path.of("/usr/local/bin/python3"));

  /**
   * The first Python that has some modules; without one, the test is skipped and says so.
   *
   * @param modules what is imported, such as {@code numpy, torch}
   */
  static Python with(String modules) throws Exception {
    for (Path place : PLACES) {
      Python python = new Python(place);
      if (Files.isExecutable(place) && python.has(modules)) {
        return python;
      }
    }
    assumeTrue(false, "There is no Python 3 with " + modules + " here; this is not tried.");
    throw new AssertionError("The test is skipped.");
  }

  private boolean has(String modules) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "-c", "import " + modules)
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  /** What it says, which must end well. */
  String said(Path folder, Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
