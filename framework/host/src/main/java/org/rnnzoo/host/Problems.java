package org.rnnzoo.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnnzoo.core.plugin.PluginProblem;

/** What is wrong with each jar, from its last loading on; safe for use by several threads. */
final class Problems {

  private final Map<String, List<PluginProblem>> byLocation = new TreeMap<>();

  /** Notes a problem; a bundle that is started once more says the same once more, which is not. */
  synchronized void add(String location, PluginProblem problem) {
    List<PluginProblem> known = byLocation.computeIfAbsent(location, key -> new ArrayList<>());
    if (known.stream().noneMatch(other -> other.sentence().equals(problem.sentence()))) {
      known.add(problem);
    }
  }

  synchronized void forget(String location) {
    byLocation.remove(location);
  }

  synchronized List<PluginProblem> of(String location) {
    return List.copyOf(byLocation.getOrDefault(location, List.of()));
  }

  synchronized List<PluginProblem> all() {
    return byLocation.values().stream().flatMap(List::stream).toList();
  }
}
