package org.rnnzoo.workbench.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rnnzoo.workbench.catalogue.Examples;
import org.rnnzoo.workbench.catalogue.Recipe;

/**
 * The recipes that the cells of a sweep start from: that of the cell's task, and if that has
 * another model than the cell, model and trainer from the recipe of the model. They are kept in the
 * folder of the sweep, so that a cell means the same wherever it is worked on.
 *
 * @param tasks by the name of a task, its recipe
 * @param models by the name of a model, its recipe
 */
record Recipes(Map<String, Map<String, Object>> tasks, Map<String, Map<String, Object>> models) {

  /** Cells start from nothing. */
  static final Recipes NONE = new Recipes(Map.of(), Map.of());

  private static final List<String> OF_MODEL = List.of("model", "trainer");

  /** The recipes that some cells need. */
  static Recipes of(
      Map<String, Object> experiment, List<Map<String, Object>> cells, Examples examples) {
    Map<String, Map<String, Object>> tasks = new TreeMap<>();
    Map<String, Map<String, Object>> models = new TreeMap<>();
    for (Map<String, Object> cell : cells) {
      plugin("task", experiment, cell)
          .ifPresent(name -> examples.recipe(name).ifPresent(r -> tasks.put(name, r.settings())));
      plugin("model", experiment, cell)
          .ifPresent(
              name -> examples.modelRecipe(name).ifPresent(r -> models.put(name, r.settings())));
    }
    return new Recipes(tasks, models);
  }

  /** As {@link #tree} wrote them. */
  @SuppressWarnings("unchecked")
  static Recipes read(Map<String, Object> tree) {
    return new Recipes(
        (Map<String, Map<String, Object>>) (Map<?, ?>) tree.getOrDefault("tasks", Map.of()),
        (Map<String, Map<String, Object>>) (Map<?, ?>) tree.getOrDefault("models", Map.of()));
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("tasks", tasks);
    tree.put("models", models);
    return tree;
  }

  /**
   * What a cell starts from.
   *
   * @param experiment what the sweep says of all cells; it has the last word
   * @param cell what sets the cell apart
   */
  Map<String, Object> under(Map<String, Object> experiment, Map<String, Object> cell) {
    Map<String, Object> wanted = new LinkedHashMap<>(cell);
    plugin("model", experiment, cell).ifPresent(name -> wanted.put("model.use", name));
    plugin("trainer", experiment, cell).ifPresent(name -> wanted.put("trainer.use", name));
    Map<String, Object> base =
        plugin("task", experiment, cell)
            .filter(tasks::containsKey)
            .map(name -> Recipe.suiting(tasks.get(name), wanted))
            .orElseGet(LinkedHashMap::new);
    if (!base.containsKey("model")) {
      plugin("model", experiment, cell)
          .filter(models::containsKey)
          .map(name -> Recipe.suiting(models.get(name), wanted))
          .ifPresent(model -> OF_MODEL.forEach(key -> putIfThere(base, key, model.get(key))));
    }
    return merged(base, experiment);
  }

  private static void putIfThere(Map<String, Object> tree, String key, Object value) {
    if (value != null) {
      tree.put(key, value);
    }
  }

  /** The plugin that stands in a section, if any is named. */
  private static Optional<String> plugin(
      String section, Map<String, Object> experiment, Map<String, Object> cell) {
    Object named = cell.getOrDefault(section + ".use", experiment.get(section));
    return named == null ? Optional.empty() : Optional.of(Recipe.use(named));
  }

  /** Two trees in one; where both have a value, that of the second holds. */
  private static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
    Map<String, Object> merged = new LinkedHashMap<>(first);
    second.forEach((key, value) -> merged.merge(key, value, Recipes::joined));
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static Object joined(Object first, Object second) {
    if (first instanceof Map<?, ?> one && second instanceof Map<?, ?> other) {
      return merged((Map<String, Object>) one, (Map<String, Object>) other);
    } else if (first instanceof Map<?, ?> one && second instanceof String name) {
      return merged((Map<String, Object>) one, Map.of("use", name));
    }
    return second;
  }
}
