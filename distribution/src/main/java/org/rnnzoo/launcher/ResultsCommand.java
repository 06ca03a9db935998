package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.compare.StoredComparison;
import org.rnnzoo.workbench.runs.Collapse;
import org.rnnzoo.workbench.runs.RunName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo results}. */
@Command(
    name = "results",
    sortOptions = false,
    description =
        "List the results of the analyses of a run, or without a run the comparisons of runs, and"
            + " what each depends on.")
final class ResultsCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description =
          "The run: its folder, its name, the beginning of its name, or 'last'; if not given,"
              + " comparisons are listed.")
  private String run;

  @Mixin private RunsFolder runs;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (run == null) {
      listComparisons(StoredComparison.list(runs.path()));
    } else {
      listResults();
    }
    return ExitCode.DONE;
  }

  private void listComparisons(List<StoredComparison> comparisons) {
    if (json) {
      zoo.terminal()
          .out()
          .print(Trees.json(comparisons.stream().map(c -> tree(c.path(), c.about())).toList()));
    } else if (comparisons.isEmpty()) {
      zoo.say("There are no comparisons in " + runs.path() + ". 'zoo compare' makes some.");
    } else {
      Table table = new Table("COMPARISON", "RUNS", "MISSING", "GROUPS", "PARAMETERS");
      for (StoredComparison comparison : comparisons) {
        table.row(
            comparison.path().getFileName(),
            comparison.runs().size(),
            comparison.missing().size(),
            groups(comparison.about().get("groups")),
            words(comparison.about().get("parameters")));
      }
      zoo.print(table);
    }
  }

  private static String groups(Object groups) {
    return groups instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(group -> group.getKey() + " " + group.getValue())
            .collect(Collectors.joining(", "))
        : "-";
  }

  private void listResults() {
    RunFolder folder = new RunName(run).in(runs.path());
    List<StoredResult> results = StoredResult.list(folder);
    if (json) {
      zoo.terminal()
          .out()
          .print(Trees.json(results.stream().map(r -> tree(r.path(), r.about())).toList()));
    } else if (results.isEmpty()) {
      zoo.say(
          "There are no results of analyses in " + folder.path() + ". 'zoo analyze' makes some.");
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
      zoo.print(table);
      Collapse.of(folder).map(Collapse::sentence).ifPresent(zoo::say);
    }
  }

  private static Map<String, Object> tree(Path path, Map<String, Object> about) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", path.getFileName().toString());
    tree.put("path", path.toString());
    tree.put("about", about);
    return tree;
  }

  private static String words(Object settings) {
    return settings instanceof Map<?, ?> map && !map.isEmpty() ? Trees.jsonLine(map) : "-";
  }
}
