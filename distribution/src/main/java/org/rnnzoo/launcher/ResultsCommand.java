package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo results}. */
@Command(
    name = "results",
    sortOptions = false,
    description = "List the results of the analyses of a run, and what each depends on.")
final class ResultsCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(paramLabel = "RUN", description = "The folder of the run.")
  private Path run;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<StoredResult> results = StoredResult.list(RunFolder.open(run));
    if (json) {
      zoo.terminal().out().print(Trees.json(results.stream().map(ResultsCommand::tree).toList()));
    } else if (results.isEmpty()) {
      zoo.say("There are no results of analyses in " + run + ". 'zoo analyze' makes some.");
    } else {
      Table table = new Table("RESULT", "WEIGHTS", "CONDITIONS", "PARAMETERS");
      for (StoredResult result : results) {
        Map<String, Object> about = result.about();
        table.row(
            result.name() + (about.containsKey("partial") ? " (partial)" : ""),
            about.get("weights") instanceof Map<?, ?> weights ? weights.get("use") : "-",
            words(about.get("conditions")),
            words(about.get("parameters")));
      }
      table.lines(0).forEach(zoo::print);
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> tree(StoredResult result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", result.name());
    tree.put("path", result.path().toString());
    tree.put("about", result.about());
    return tree;
  }

  private static String words(Object settings) {
    return settings instanceof Map<?, ?> map && !map.isEmpty() ? Trees.jsonLine(map) : "-";
  }
}
