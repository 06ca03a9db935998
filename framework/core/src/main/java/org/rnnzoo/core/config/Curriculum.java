package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Place;

/**
 * Reads the stages of a curriculum. What a stage leaves out is as in the experiment.
 *
 * @param task the section {@code task} of the experiment
 * @param stop the stop rule of the experiment
 */
record Curriculum(Map<String, Object> task, StopRule stop, PluginFinder plugins) {

  private static final Place TASK = Place.of(Stage.TASK);

  private static final List<String> NAMING =
      List.of(
          ExperimentReader.USE,
          TaskPlan.Combination.PARALLEL.key(),
          TaskPlan.Combination.INTERLEAVED.key());

  /** The stages that could be read; a mistake is noted for each that could not. */
  List<Stage> read(Object given) {
    Place place = Place.of(ExperimentReader.CURRICULUM);
    List<Stage> stages = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Place own = place.index(i);
        group(own, list.get(i)).flatMap(stage -> stage(own, stage)).ifPresent(stages::add);
      }
    } else if (given != null) {
      plugins.mistakes().wrong(place, given, "a list of stages");
    }
    return stages;
  }

  private Optional<Stage> stage(Place place, Map<String, Object> tree) {
    List<String> known = List.of(Stage.TASK, Stage.STOP);
    tree.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> plugins.mistakes().unknownKey(place, key, known));
    Object own = tree.getOrDefault(Stage.TASK, Map.of());
    Optional<Map<String, Object>> changes =
        own instanceof String name
            ? Optional.of(Map.of(ExperimentReader.USE, name))
            : group(place.key(Stage.TASK), own);
    StopRule rule =
        group(place.key(Stage.STOP), tree.getOrDefault(Stage.STOP, Map.of()))
            .map(keys -> new Binder(plugins.mistakes()).bind(place.key(Stage.STOP), stop, keys))
            .orElse(stop);
    return changes
        .flatMap(changed -> plan(place.key(Stage.TASK), changed))
        .map(plan -> new Stage(plan, rule));
  }

  private Optional<TaskPlan> plan(Place place, Map<String, Object> changes) {
    Map<String, Object> section = new LinkedHashMap<>(task);
    if (NAMING.stream().anyMatch(changes::containsKey)) {
      section.keySet().removeAll(NAMING);
    }
    Map<String, Place> inherited = new LinkedHashMap<>();
    section.keySet().forEach(key -> inherited.put(key, TASK.key(key)));
    changes.forEach(
        (key, value) -> {
          try {
            Assignments.put(section, key, value);
          } catch (UserException e) {
            plugins.mistakes().add(place.key(key), e.getMessage());
          }
          inherited.remove(key.split("\\.", 2)[0]);
        });
    return new TaskSection(section, place.with(inherited), plugins).plan();
  }

  private Optional<Map<String, Object>> group(Place place, Object given) {
    if (given instanceof Map<?, ?> map) {
      return Optional.of(Binder.tree(map));
    }
    plugins.mistakes().wrong(place, given, "a group of keys");
    return Optional.empty();
  }
}
