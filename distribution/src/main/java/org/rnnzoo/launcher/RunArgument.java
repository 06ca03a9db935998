package org.rnnzoo.launcher;

import java.nio.file.Path;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.workbench.runs.RunName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The argument that says which run is meant, and the option that says where runs are kept. */
final class RunArgument {

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The run: its folder, its name, the beginning of its name, or 'last'.")
  private String run;

  @Mixin private RunsFolder runs;

  /** The folder of the run. */
  RunFolder folder() {
    return new RunName(run).in(runs.path());
  }

  /** The folder of the runs. */
  Path runs() {
    return runs.path();
  }
}
