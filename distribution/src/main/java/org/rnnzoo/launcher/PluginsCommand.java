package org.rnnzoo.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.host.BundleReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo plugins}. */
@Command(
    name = "plugins",
    description = "List the plugin files, their versions and what they provide.",
    subcommands = {DiagCommand.class, AddPluginCommand.class})
final class PluginsCommand implements Callable<Integer> {

  private static final int SHORT_HASH = 12;

  @ParentCommand private Zoo zoo;

  @Option(names = "--files", description = "Tell where the files are, and their hashes.")
  private boolean files;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  Zoo zoo() {
    return zoo;
  }

  @Override
  public Integer call() {
    List<BundleReport> bundles = zoo.plugins().bundles();
    if (json) {
      zoo.terminal().out().print(Trees.json(bundles.stream().map(PluginsCommand::tree).toList()));
      return ExitCode.DONE;
    }
    zoo.print(files ? files(bundles) : provisions(bundles));
    return ExitCode.DONE;
  }

  private static Table provisions(List<BundleReport> bundles) {
    Table table = new Table("BUNDLE", "VERSION", "STATE", "PROVIDES");
    for (BundleReport bundle : bundles) {
      table.row(name(bundle), orDash(bundle.version()), bundle.state(), orDash(provides(bundle)));
    }
    return table;
  }

  private static Table files(List<BundleReport> bundles) {
    Table table = new Table("BUNDLE", "SHA-256", "FILE");
    for (BundleReport bundle : bundles) {
      String hash = bundle.sha256();
      table.row(
          name(bundle),
          orDash(hash.substring(0, Math.min(SHORT_HASH, hash.length()))),
          bundle.location());
    }
    return table;
  }

  /** What is no bundle is called by its file. */
  private static String name(BundleReport bundle) {
    return bundle.bundle().isEmpty() ? bundle.jar() : bundle.bundle();
  }

  private static String orDash(String word) {
    return word.isEmpty() ? "-" : word;
  }

  private static String provides(BundleReport bundle) {
    return bundle.plugins().stream()
        .map(plugin -> plugin.kind().word() + " " + plugin.name())
        .collect(Collectors.joining(", "));
  }

  static Map<String, Object> tree(BundleReport bundle) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", bundle.jar());
    tree.put("bundle", bundle.bundle());
    tree.put("bundleVersion", bundle.version());
    tree.put("state", bundle.state());
    tree.put(
        "provides",
        bundle.plugins().stream()
            .map(plugin -> Map.of("kind", plugin.kind().word(), "name", plugin.name()))
            .toList());
    tree.put("sha256", bundle.sha256());
    tree.put("location", bundle.location());
    tree.put("problems", bundle.problems().stream().map(DiagCommand::tree).toList());
    return tree;
  }
}
