package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.schema.Schema;

/**
 * Changes that a user makes to a configuration on the command line: {@code model.units=128}.
 *
 * <p>A key without a dot that is not one of the configuration's own is looked for among the
 * parameters of the plugins, so that {@code units=128} will do where only one of them has units.
 */
public final class Assignments {

  private Assignments() {}

  /**
   * Reads {@code key=value} pairs, in order.
   *
   * @throws UserException if one has no equals sign
   */
  public static Map<String, Object> parse(List<String> assignments) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw UserException.input(
            "'" + assignment + "' is not of the form key=value, such as model.units=128.");
      }
      putLast(
          values,
          assignment.substring(0, equals).strip(),
          Trees.parseYaml(assignment.substring(equals + 1)));
    }
    return values;
  }

  /** Puts a value after all others, since of several that mean the same the last counts. */
  public static void putLast(Map<String, Object> values, String key, Object value) {
    values.remove(key);
    values.put(key, value);
  }

  /** Puts a value into a tree at a dotted key, making groups on the way. */
  public static void put(Map<String, Object> tree, String key, Object value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      tree.put(key, value);
      return;
    }
    String group = key.substring(0, dot);
    Object inner = tree.get(group);
    if (inner instanceof String name) {
      inner = Map.of(ExperimentReader.USE, name);
    }
    if (inner != null && !(inner instanceof Map)) {
      throw UserException.input("'" + group + "' is a value and has no key '" + key + "'.");
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> copy =
        inner == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<String, Object>) inner);
    put(copy, key.substring(dot + 1), value);
    tree.put(group, copy);
  }

  /**
   * The full key that a user means by a short one: the end of the key of exactly one parameter.
   *
   * @param sections section name to the plugins whose parameters stand there
   * @throws UserException if it fits no place or several
   */
  public static String complete(String key, Map<String, List<Plugin<?>>> sections) {
    List<String> places =
        sections.entrySet().stream()
            .flatMap(
                section ->
                    paths(section.getValue()).stream()
                        .filter(path -> path.equals(key) || path.endsWith("." + key))
                        .map(path -> section.getKey() + "." + path))
            .toList();
    if (places.isEmpty()) {
      throw unknown(key, sections);
    } else if (places.size() > 1) {
      throw UserException.input(
          "'" + key + "' may mean " + String.join(" or ", places) + "; write the whole key.");
    }
    return places.get(0);
  }

  /** Whether a key is the end of the key of a parameter, but not one by itself. */
  static boolean isShort(String key, Map<String, List<Plugin<?>>> sections) {
    return sections.values().stream()
        .flatMap(plugins -> paths(plugins).stream())
        .anyMatch(path -> path.endsWith("." + key));
  }

  private static UserException unknown(String key, Map<String, List<Plugin<?>>> sections) {
    List<String> names = new ArrayList<>(ExperimentReader.KEYS);
    sections.values().forEach(plugins -> names.addAll(paths(plugins)));
    return UserException.input(
        "There is no key '%s'%s Neither the experiment nor its task, model or trainer has it."
            .formatted(key, Words.suggestion(key, names).orElse(".")));
  }

  private static Set<String> paths(List<Plugin<?>> plugins) {
    Set<String> paths = new LinkedHashSet<>();
    for (Plugin<?> plugin : plugins) {
      paths.addAll(Schema.of(plugin.defaults().getClass()).names());
      Schema.leaves(plugin.defaults()).forEach(leaf -> paths.add(leaf.path()));
    }
    return paths;
  }
}
