package org.rnnzoo.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.sweep.Cell;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep status}. */
@Command(name = "status", description = "Tell how many cells are done, running, failed or waiting.")
final class SweepStatusCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Zoo zoo = sweep.zoo();
    SweepStatus status = SweepStatus.of(folder.open());
    Map<Cell, String> failures = status.failures();
    if (json) {
      Map<String, Object> tree = new LinkedHashMap<>();
      status.counts().forEach((state, count) -> tree.put(state.word(), count));
      Map<String, Object> why = new LinkedHashMap<>();
      failures.forEach((cell, sentence) -> why.put(cell.name(), sentence));
      tree.put("failures", why);
      zoo.terminal().out().print(Trees.json(tree));
      return ExitCode.DONE;
    }
    Table table = new Table("STATE", "CELLS");
    status
        .counts()
        .forEach(
            (state, count) -> {
              if (state != CellState.DONE_ELSEWHERE || count > 0) {
                table.row(state.word(), count);
              }
            });
    table.row("all", status.cells().size());
    zoo.print(table);
    failures.forEach(
        (cell, sentence) -> zoo.print("failed  %s: %s".formatted(cell.name(), sentence)));
    return ExitCode.DONE;
  }
}
