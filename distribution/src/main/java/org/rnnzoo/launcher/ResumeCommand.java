package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo resume}. */
@Command(
    name = "resume",
    description =
        "Go on with a run that was interrupted. The result is the same, bit for bit, as if it had"
            + " not been.")
final class ResumeCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(paramLabel = "RUN", description = "The folder of the run.")
  private Path run;

  @Option(
      names = "--take-over",
      description = "Take the run from another process that is training it, which then stops.")
  private boolean takeOver;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.open(run);
    Training.Outcome outcome =
        zoo.job(listener -> Training.resume(folder, takeOver, zoo.plugins(), listener));
    return new TrainingReport(zoo).tell(outcome);
  }
}
