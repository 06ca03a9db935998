package org.rnnzoo.launcher;

import java.util.concurrent.Callable;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo resume}. */
@Command(
    name = "resume",
    description =
        "Go on with a run that was interrupted. The result is the same, bit for bit, as if it had"
            + " not been.")
final class ResumeCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

  @Option(
      names = "--take-over",
      description = "Take the run from another process that is training it, which then stops.")
  private boolean takeOver;

  @Override
  public Integer call() {
    RunFolder folder = run.folder();
    Training.Outcome outcome =
        zoo.job(listener -> Training.resume(folder, takeOver, zoo.plugins(), listener));
    return new TrainingReport(zoo).tell(outcome);
  }
}
