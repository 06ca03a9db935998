package org.rnnzoo.workbench.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.FileWords;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.workbench.catalogue.Examples;

/**
 * A sweep as a person writes it.
 *
 * <pre>
 * experiment: flip-flop.yaml          # a file beside this one, or the experiment itself
 * axes:
 *   model.gain: [0.5, 1.0, 1.5]
 *   seed: 1..5
 * zip:                                # keys that change together
 *   - {model.use: [rate, current], model.gain: [0.8, 1.2]}
 * exclude:
 *   - {model.gain: 0.5, seed: 1}
 * analyses: [fixed-points, {use: latent-circuit, nodes: 2, where: {model: [rate, current]}}]
 * recipes: true                       # each cell starts from the recipe of its task
 * </pre>
 *
 * @param experiment what all cells have in common
 * @param recipes what cells start from, if they start from recipes
 * @param axes what differs; the cells are their product
 * @param exclusions cells to leave out: those that have all these values
 * @param analyses what is done with each trained network
 * @param order the order in which cells are worked on
 * @param batch what a batch system is told
 */
public record SweepFile(
    Map<String, Object> experiment,
    Recipes recipes,
    List<Axis> axes,
    List<Map<String, Object>> exclusions,
    List<CellAnalysis> analyses,
    Order order,
    Batch batch) {

  private static final String RECIPES = "recipes";
  private static final List<String> KEYS =
      List.of("experiment", "axes", "zip", "exclude", "analyses", "order", "batch", RECIPES);

  /**
   * Reads a file.
   *
   * @param changes changes by key, such as {@code axes.seed} or {@code experiment.dt}
   * @param examples where the recipes are
   * @throws UserException with a sentence for each mistake
   */
  public static SweepFile read(
      Path file, Map<String, Object> changes, Plugins plugins, Examples examples) {
    Map<String, Object> tree = new LinkedHashMap<>(Trees.readYaml(file));
    Map<String, Object> experiment = experiment(tree.get("experiment"), file);
    tree.put("experiment", experiment);
    changes.forEach((key, value) -> change(tree, key, value));
    boolean recipes = asksForRecipes(tree.remove(RECIPES));
    SweepFile plain = of(tree, plugins);
    if (!recipes) {
      return plain;
    }
    tree.put(RECIPES, Recipes.of(plain.experiment(), plain.cells(), examples).tree());
    return of(tree, plugins);
  }

  private static boolean asksForRecipes(Object given) {
    if (given == null || given instanceof Boolean) {
      return Boolean.TRUE.equals(given);
    }
    throw UserException.input("recipes is %s; it must be true or false.".formatted(given));
  }

  /** Keys of axes have dots of their own, so that the rest of the key is one. */
  private static void change(Map<String, Object> tree, String key, Object value) {
    if (key.startsWith("axes.")) {
      Map<String, Object> axes = new LinkedHashMap<>(map("axes", tree.get("axes")));
      axes.put(key.substring("axes.".length()), value);
      tree.put("axes", axes);
    } else {
      Assignments.put(tree, key, value);
    }
  }

  /**
   * Reads a tree as it lies in the folder of a sweep, the experiment in it and not named.
   *
   * @throws UserException with a sentence for each mistake
   */
  public static SweepFile of(Map<String, Object> tree, Plugins plugins) {
    Mistakes mistakes = new Mistakes();
    tree.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> mistakes.unknownKey(Place.ROOT, key, KEYS));
    AxisValues values = new AxisValues(plugins);
    List<Axis> axes = new ArrayList<>();
    map("axes", tree.get("axes"))
        .forEach((key, given) -> axes.add(Axis.of(full(key), values.read(full(key), given))));
    for (Map<String, Object> zip : maps("zip", tree.get("zip"))) {
      axes.add(zipped(zip, values));
    }
    requireOnce(axes, mistakes);
    SweepFile file =
        new SweepFile(
            map("experiment", tree.get("experiment")),
            Recipes.read(map(RECIPES, tree.get(RECIPES))),
            axes,
            maps("exclude", tree.get("exclude")),
            analyses(tree.get("analyses")),
            order(tree.get("order"), mistakes),
            new Binder(mistakes)
                .bind(Place.of("batch"), Batch.STANDARD, map("batch", tree.get("batch"))));
    mistakes.throwIfAny();
    return file;
  }

  /** {@code task}, {@code model} and {@code trainer} are the names of their plugins. */
  private static String full(String key) {
    return List.of("task", "model", "trainer").contains(key) ? key + ".use" : key;
  }

  private static Axis zipped(Map<String, Object> zip, AxisValues values) {
    List<Map<String, Object>> points = new ArrayList<>();
    for (Map.Entry<String, Object> entry : zip.entrySet()) {
      String key = full(entry.getKey());
      List<Object> column = values.read(key, entry.getValue());
      if (!points.isEmpty() && points.size() != column.size()) {
        throw UserException.input(
            "zip: %s has %s values, but the keys before it have %s; keys that change together need equally many."
                .formatted(key, column.size(), points.size()));
      }
      for (int i = 0; i < column.size(); i++) {
        if (points.size() <= i) {
          points.add(new LinkedHashMap<>());
        }
        points.get(i).put(key, column.get(i));
      }
    }
    return new Axis(points);
  }

  private static void requireOnce(List<Axis> axes, Mistakes mistakes) {
    Set<String> seen = new LinkedHashSet<>();
    for (Axis axis : axes) {
      for (String key : axis.keys()) {
        seen.stream()
            .filter(other -> other.endsWith("." + key) || key.endsWith("." + other))
            .forEach(
                other ->
                    mistakes.add(
                        Place.of("axes").key(key),
                        "The keys %s and %s may mean the same; write both in full."
                            .formatted(other, key)));
        if (!seen.add(key)) {
          mistakes.add(
              Place.of("axes").key(key), "The key %s is on two axes; name it once.".formatted(key));
        }
      }
    }
  }

  private static List<CellAnalysis> analyses(Object given) {
    if (given == null) {
      return List.of();
    }
    List<?> list = given instanceof List<?> several ? several : List.of(given);
    List<CellAnalysis> analyses = new ArrayList<>();
    for (Object one : list) {
      analyses.add(CellAnalysis.read(one instanceof String ? one : map("analyses", one)));
    }
    return List.copyOf(analyses);
  }

  private static Order order(Object given, Mistakes mistakes) {
    if (given == null) {
      return Order.POINTS_FIRST;
    }
    for (Order order : Order.values()) {
      if (Schema.key(order).equals(given)) {
        return order;
      }
    }
    mistakes.wrong(Place.of("order"), given, "points-first, seeds-first or random");
    return Order.POINTS_FIRST;
  }

  private static Map<String, Object> experiment(Object given, Path file) {
    if (given instanceof String name) {
      Path named = FileWords.path("experiment", name);
      Path beside = file.toAbsolutePath().resolveSibling(named);
      return RunFolder.readExperiment(Files.exists(beside) ? beside : named);
    }
    return map("experiment", given);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String key, Object given) {
    if (given == null) {
      return Map.of();
    } else if (given instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw UserException.input("%s is %s; it must be a group of keys.".formatted(key, given));
  }

  private static List<Map<String, Object>> maps(String key, Object given) {
    if (given == null) {
      return List.of();
    }
    List<?> list = given instanceof List<?> several ? several : List.of(given);
    return list.stream().map(element -> map(key, element)).toList();
  }

  /** What the changes of a cell are changes to. */
  Map<String, Object> base(Map<String, Object> cell) {
    return recipes.equals(Recipes.NONE) ? experiment : recipes.under(experiment, cell);
  }

  /** The changes of each cell to the experiment, in the order in which they are worked on. */
  List<Map<String, Object>> cells() {
    return order.arrange(
        Axis.product(axes).stream().filter(cell -> !isExcluded(cell)).distinct().toList());
  }

  private boolean isExcluded(Map<String, Object> cell) {
    return exclusions.stream().anyMatch(exclusion -> matches(exclusion, cell));
  }

  /** Whether a cell has all values of a pattern, or for each key one of a list of values. */
  static boolean matches(Map<String, Object> pattern, Map<String, Object> cell) {
    return pattern.entrySet().stream()
        .allMatch(entry -> same(entry.getValue(), cell.get(full(entry.getKey()))));
  }

  /** Numbers are the same if their values are, whether written 1 or 1.0. */
  private static boolean same(Object one, Object other) {
    if (one instanceof Number a && other instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    } else if (one instanceof List<?> several) {
      return several.stream().anyMatch(element -> same(element, other));
    }
    return String.valueOf(one).equals(String.valueOf(other));
  }

  /** What {@link #of} reads. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("experiment", experiment);
    tree.put("zip", axes.stream().map(SweepFile::columns).toList());
    tree.put("exclude", exclusions);
    tree.put("analyses", analyses.stream().map(CellAnalysis::tree).toList());
    tree.put("order", Schema.key(order));
    tree.put("batch", Schema.tree(batch));
    if (!recipes.equals(Recipes.NONE)) {
      tree.put(RECIPES, recipes.tree());
    }
    return tree;
  }

  private static Map<String, Object> columns(Axis axis) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (String key : axis.keys()) {
      columns.put(key, axis.points().stream().map(point -> point.get(key)).toList());
    }
    return columns;
  }

  /** The keys in which cells differ, in the order of the axes. */
  public List<String> keys() {
    return axes.stream().flatMap(axis -> axis.keys().stream()).toList();
  }
}
