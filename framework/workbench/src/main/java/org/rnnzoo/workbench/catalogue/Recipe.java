package org.rnnzoo.workbench.catalogue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.io.Trees;

/**
 * An experiment by which a task has been learnt: a model and its start, a trainer, and when to
 * stop.
 *
 * @param file where it is
 */
public record Recipe(Path file) {

  private static final String MODEL = "model";
  private static final List<String> PLUGINS = List.of(MODEL, "trainer");

  /** All that it says. */
  public Map<String, Object> settings() {
    return Trees.readYaml(file);
  }

  /**
   * The recipe as far as it suits what somebody wants: the settings of its model or trainer are of
   * no use to another one, nor are those of its model to a network that comes from an earlier run.
   *
   * @param changes what somebody wants, by key
   */
  public Map<String, Object> suiting(Map<String, Object> changes) {
    return suiting(settings(), changes);
  }

  /** As {@link #suiting(Map)}, of a recipe that was read before. */
  public static Map<String, Object> suiting(
      Map<String, Object> recipe, Map<String, Object> changes) {
    Map<String, Object> tree = new LinkedHashMap<>(recipe);
    PLUGINS.stream().filter(section -> isOther(section, tree, changes)).forEach(tree::remove);
    if (changes.containsKey("from")) {
      tree.remove(MODEL);
    }
    return tree;
  }

  /** Whether another plugin is wanted for a section than the recipe's. */
  private static boolean isOther(
      String section, Map<String, Object> tree, Map<String, Object> changes) {
    Optional<Object> wanted =
        Optional.ofNullable(changes.getOrDefault(section + ".use", changes.get(section)));
    return wanted.map(Recipe::use).filter(name -> !name.equals(use(tree.get(section)))).isPresent();
  }

  /** The name of the plugin that a section of an experiment names, without its version. */
  public static String use(Object section) {
    Object use = section instanceof Map<?, ?> map ? map.get("use") : section;
    return String.valueOf(use).replaceFirst("@.*", "");
  }
}
