package org.rnnzoo.launcher;

import java.util.concurrent.Callable;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep missing}. */
@Command(
    name = "missing",
    description =
        "Print a command for each cell that is waiting or was interrupted, one a line, for xargs, GNU parallel or a job array.")
final class SweepMissingCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Override
  public Integer call() {
    Zoo zoo = sweep.zoo();
    String program = Quoted.of(zoo.installation().program().toString());
    String place = Quoted.of(folder.path().toAbsolutePath().normalize().toString());
    SweepStatus.of(folder.open())
        .missing()
        .forEach(
            (cell, state) -> {
              if (state == CellState.WAITING || state == CellState.INTERRUPTED) {
                zoo.print("%s sweep work %s --cell %s".formatted(program, place, cell.name()));
              }
            });
    return ExitCode.DONE;
  }
}
