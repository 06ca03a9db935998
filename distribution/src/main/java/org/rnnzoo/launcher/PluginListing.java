package org.rnnzoo.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Listed;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.workbench.catalogue.PluginTree;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists the plugins of one kind, or shows the card of one of them. */
abstract class PluginListing implements Callable<Integer> {

  @ParentCommand Zoo zoo;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Show this one: parameters with units, ranges and defaults.")
  private String name;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final PluginKind kind;

  PluginListing(PluginKind kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() {
    if (name != null) {
      show(zoo.plugins().find(kind, request(name)));
    } else {
      list(zoo.plugins().all(kind));
    }
    return ExitCode.DONE;
  }

  /** The plugin that a name given by the user means. */
  PluginRequest request(String name) {
    try {
      return PluginRequest.parse(name);
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  /** Whether the answer is for a program. */
  boolean json() {
    return json;
  }

  /** Shows one plugin. */
  void show(Installed plugin) {
    show(plugin, "");
  }

  /** Shows one plugin, or of a task one version if it is named. */
  void show(Installed plugin, String version) {
    if (json) {
      zoo.terminal().out().print(Trees.json(tree(plugin)));
    } else {
      PluginCard.of(plugin, version, zoo.installation().examples(), zoo.width())
          .forEach(zoo::print);
    }
  }

  /** What there is to say of one plugin. */
  private Map<String, Object> tree(Installed plugin) {
    Map<String, Object> tree = PluginTree.of(plugin);
    if (kind == PluginKind.TASK) {
      zoo.installation()
          .examples()
          .recipe(plugin.name())
          .ifPresent(recipe -> tree.put("recipe", recipe.file().toString()));
    }
    return tree;
  }

  /** Lists plugins. */
  void list(List<Installed> plugins) {
    if (json) {
      zoo.terminal().out().print(Trees.json(told(plugins, PluginTree::of)));
      return;
    }
    Table table = table();
    told(plugins, this::cells).forEach(table::row);
    if (!table.isEmpty()) {
      zoo.print(table);
    }
    int problems = zoo.plugins().problems().size();
    if (problems > 0) {
      zoo.say("Note: %s plugin problem(s); see 'zoo plugins diag'.".formatted(problems));
    }
  }

  /** The table without rows. */
  Table table() {
    return new Table("NAME", "BUNDLE", "TITLE");
  }

  /** A row of the table. */
  Object[] cells(Installed plugin) {
    return new Object[] {plugin.name(), plugin.origin().version(), plugin.plugin().title()};
  }

  /** What plugins tell about themselves; one that fails at it does not stop the others. */
  private <T> List<T> told(List<Installed> plugins, Function<Installed, T> question) {
    Listed<T> listed = Listed.of(plugins, question);
    listed.unlisted().forEach(zoo::note);
    return listed.entries();
  }
}
