package org.rnnzoo.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.runs.RunFilter;
import org.rnnzoo.workbench.runs.RunTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo runs}. */
@Command(
    name = "runs",
    sortOptions = false,
    description = "List the runs.",
    footer = {
      "",
      "For example:",
      "  zoo runs --where 'task=flip-flop@v1 and accuracy>=0.98'",
      "",
      "Conditions compare name, state, step or a key of summary.json with a value by"
          + " =, !=, <, <=, > or >=."
    })
final class RunsCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunsFolder runs;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Only runs for which this is true; conditions are joined by 'and'.")
  private String where = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    RunFilter filter = RunFilter.parse(where);
    List<Map<String, Object>> found =
        filter.select(RunFolder.list(runs.path()).stream().map(RunTree::of).toList());
    if (json) {
      zoo.terminal().out().print(Trees.json(found));
    } else if (found.isEmpty()) {
      zoo.say("There are no such runs in " + runs.path() + ".");
    } else {
      zoo.print(table(found));
    }
    return ExitCode.DONE;
  }

  private static Table table(List<Map<String, Object>> runs) {
    Table table = new Table("RUN", "STATE", "STEP", "ACCURACY", "VERDICT", "PARAMETERS", "LOSS");
    for (Map<String, Object> run : runs) {
      table.row(
          run.get("name"),
          state(run),
          cell(run, "step"),
          cell(run, "accuracy"),
          run.getOrDefault("verdict", "-"),
          cell(run, "trainableParameters"),
          cell(run, "loss"));
    }
    return table;
  }

  /** What was not trained here is not just done. */
  private static Object state(Map<String, Object> run) {
    boolean imported = "imported".equals(run.get("stoppedBecause"));
    return imported && "done".equals(run.get("state")) ? "imported" : run.get("state");
  }

  private static String cell(Map<String, Object> run, String key) {
    return run.get(key) instanceof Number number ? Numbers.brief(number.doubleValue()) : "-";
  }
}
