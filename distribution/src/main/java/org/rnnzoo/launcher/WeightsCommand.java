package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.inspect.WeightsTable;
import org.rnnzoo.workbench.runs.Collapse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo weights}. */
@Command(
    name = "weights",
    sortOptions = false,
    description = "List the weights of a run by name and shape, or store them in a file.",
    footer = {"", "For example:", "  zoo weights last --weights best --out best.npz"})
final class WeightsCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

  @Option(
      names = "--weights",
      paramLabel = "final|best|STEP",
      description =
          "The weights at the end of training, of the best checkpoint or of that of a step; final"
              + " if not given.")
  private String weights = WeightsChoice.FINAL.word();

  @Option(
      names = "--out",
      paramLabel = "FILE.npz",
      description = "Store the weights in a NumPy archive, an array for each tensor.")
  private Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    RunFolder folder = run.folder();
    WeightsChoice choice = new WeightsChoice(weights);
    WeightsTable found =
        zoo.job(
            listener -> {
              Collapse.note(folder, choice, listener);
              return new WeightsTable(
                  Run.open(folder, Map.of(), choice, zoo.plugins(), listener).network().weights());
            });
    if (out != null) {
      found.write(out);
    }
    if (json) {
      zoo.terminal().out().print(Trees.json(found.tree()));
    } else if (out != null) {
      zoo.print(out.toString());
    } else {
      zoo.print(table(found));
    }
    return ExitCode.DONE;
  }

  private static Table table(WeightsTable found) {
    Table table = new Table("TENSOR", "SHAPE", "TRAINED", "MEAN", "SD", "MIN", "MAX");
    for (WeightsTable.Row row : found.rows()) {
      table.row(
          row.name(),
          row.shape(),
          row.trainable() ? "yes" : "no",
          Numbers.brief(row.mean()),
          Numbers.brief(row.deviation()),
          Numbers.brief(row.least()),
          Numbers.brief(row.largest()));
    }
    return table;
  }
}
