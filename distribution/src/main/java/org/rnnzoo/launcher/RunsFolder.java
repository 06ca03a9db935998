package org.rnnzoo.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where runs are kept. */
final class RunsFolder {

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "The folder of the runs; ${DEFAULT-VALUE} if not given.")
  private Path path;

  Path path() {
    return path;
  }
}
