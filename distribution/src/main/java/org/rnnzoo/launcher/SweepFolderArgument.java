package org.rnnzoo.launcher;

import java.nio.file.Path;
import org.rnnzoo.workbench.sweep.SweepFolder;
import picocli.CommandLine.Parameters;

/** The folder of a sweep on the command line. */
final class SweepFolderArgument {

  @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
  private Path path;

  SweepFolder open() {
    return SweepFolder.open(path);
  }

  Path path() {
    return path;
  }
}
