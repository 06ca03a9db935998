package org.rnnzoo.workbench.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.schema.Schema;

/** What there is to say about a plugin, as a tree for programs. */
public final class PluginTree {

  private PluginTree() {}

  /** Everything; no part of it is the plugin's own code, which might fail later. */
  public static Map<String, Object> of(Installed installed) {
    Plugin<?> plugin = installed.plugin();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", plugin.name());
    tree.put("kind", installed.kind().word());
    tree.put("title", plugin.title());
    tree.put("citation", plugin.citation());
    tree.put("tags", List.copyOf(plugin.tags()));
    tree.put("bundle", installed.origin().bundle());
    tree.put("bundleVersion", installed.origin().version().toString());
    tree.put("sha256", installed.origin().sha256());
    if (plugin instanceof Task<?> task) {
      tree.put("aliases", List.copyOf(task.aliases()));
      tree.put("versions", task.versions().stream().map(PluginTree::version).toList());
    }
    tree.put("parameters", parameters(plugin.defaults()));
    return tree;
  }

  private static Map<String, Object> version(Version<?> version) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", version.name());
    tree.put("title", version.title());
    tree.put("question", version.question());
    tree.put("chanceAccuracy", version.card().chance());
    tree.put("shortcutAccuracy", version.card().shortcut());
    tree.put("solvedAccuracy", version.card().solved());
    tree.put("ceilingAccuracy", version.card().ceiling());
    tree.put("stressTests", version.stressTests().stream().map(PluginTree::stressTest).toList());
    tree.put("parameters", Schema.tree(version.parameters()));
    return tree;
  }

  private static Map<String, Object> stressTest(StressTest<?> test) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", test.name());
    tree.put("reason", test.reason());
    tree.put("bar", test.bar());
    return tree;
  }

  /** The parameters of a record, groups opened, each with its default and what may stand there. */
  public static List<Map<String, Object>> parameters(Record defaults) {
    return Schema.leaves(defaults).stream().map(PluginTree::parameter).toList();
  }

  private static Map<String, Object> parameter(Schema.Leaf leaf) {
    Parameter about = leaf.field().about();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", leaf.path());
    tree.put("default", Schema.plainValue(leaf.value()));
    tree.put("type", leaf.field().kind());
    if (leaf.field().type().isEnum()) {
      tree.put("choices", Schema.constants(leaf.field().type()));
    }
    tree.put("label", about.label());
    tree.put("unit", about.unit());
    tree.put("symbol", about.symbol());
    tree.put("min", about.min());
    tree.put("max", about.max());
    tree.put("scale", about.scale().name().toLowerCase(Locale.ROOT));
    tree.put("when", about.when());
    tree.put("advanced", about.advanced());
    tree.put("allowed", leaf.field().allowed());
    tree.put("help", about.help());
    return tree;
  }
}
