package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;

/**
 * Reads the stages of a curriculum. What a stage leaves out is as in the experiment.
 *
 * @param task the section {@code task} of the experiment
 * @param stop the stop rule of the experiment
 */
record Curriculum(Map<String, Object> task, StopRule stop, Plugins plugins, Mistakes mistakes) {

  private static final List<String> NAMING =
      List.of(
          Experiment.USE,
          TaskPlan.Combination.PARALLEL.key(),
          TaskPlan.Combination.INTERLEAVED.key());

  List<Stage> read(Object given) {
    if (given == null) {
      return List.of();
    } else if (!(given instanceof List<?> list)) {
      throw UserException.input("curriculum is %s; it must be a list of stages.".formatted(given));
    } else {
      List<Stage> stages = new ArrayList<>();
      for (Object stage : list) {
        stages.add(stage("curriculum[%d]".formatted(stages.size()), stage));
      }
      return stages;
    }
  }

  private Stage stage(String path, Object given) {
    Map<String, Object> tree = group(path, given);
    tree.keySet().stream()
        .filter(key -> !key.equals(Stage.TASK) && !key.equals(Stage.STOP))
        .forEach(key -> mistakes.unknownKey(path, key, List.of(Stage.TASK, Stage.STOP)));
    Object own = tree.getOrDefault(Stage.TASK, Map.of());
    Map<String, Object> changes =
        own instanceof String name
            ? Map.of(Experiment.USE, name)
            : group(path + "." + Stage.TASK, own);
    Map<String, Object> section = new LinkedHashMap<>(task);
    if (NAMING.stream().anyMatch(changes::containsKey)) {
      section.keySet().removeAll(NAMING);
    }
    changes.forEach((key, value) -> Assignments.put(section, key, value));
    StopRule rule =
        new Binder(mistakes)
            .bind(
                path + "." + Stage.STOP,
                stop,
                group(path + "." + Stage.STOP, tree.getOrDefault(Stage.STOP, Map.of())));
    return new Stage(new TaskSection(section, plugins, mistakes).plan(), rule);
  }

  private static Map<String, Object> group(String path, Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      throw UserException.input("%s is %s; it must be a group of keys.".formatted(path, given));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    map.forEach((key, value) -> tree.put(String.valueOf(key), value));
    return tree;
  }
}
