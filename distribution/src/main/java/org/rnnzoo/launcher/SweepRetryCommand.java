package org.rnnzoo.launcher;

import java.util.concurrent.Callable;
import org.rnnzoo.workbench.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep retry}. */
@Command(name = "retry", description = "Let workers try the cells again that failed.")
final class SweepRetryCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Override
  public Integer call() {
    int count = SweepStatus.of(folder.open()).retry();
    sweep.zoo().say("%s failed cell(s) will be tried again.".formatted(count));
    return ExitCode.DONE;
  }
}
