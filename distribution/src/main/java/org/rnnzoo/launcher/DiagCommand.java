package org.rnnzoo.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.PluginProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo plugins diag}. */
@Command(name = "diag", description = "Say what is wrong with plugins and what to do about it.")
final class DiagCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Zoo zoo = plugins.zoo();
    List<PluginProblem> problems = zoo.plugins().problems();
    if (json) {
      zoo.terminal().out().print(Trees.json(problems.stream().map(DiagCommand::tree).toList()));
    } else if (problems.isEmpty()) {
      zoo.print("All plugins are well.");
    } else {
      problems.forEach(problem -> tell(zoo, problem));
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.PLUGIN;
  }

  private static void tell(Zoo zoo, PluginProblem problem) {
    zoo.print(
        problem.jar()
            + (problem.plugin().isEmpty() ? "" : ", " + problem.plugin())
            + " ("
            + word(problem.kind())
            + ")");
    zoo.print("  " + problem.sentence());
    zoo.print("  " + problem.hint());
    if (zoo.debug() && problem.cause() != null) {
      problem.cause().printStackTrace(zoo.terminal().err());
    }
  }

  private static String word(PluginProblem.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Map<String, Object> tree(PluginProblem problem) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", problem.jar());
    tree.put("plugin", problem.plugin());
    tree.put("kind", word(problem.kind()));
    tree.put("sentence", problem.sentence());
    tree.put("hint", problem.hint());
    return tree;
  }
}
