package org.rnnzoo.workbench.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.random.RandomStream;

/** In which order the cells of a sweep are worked on. */
public enum Order {

  /** Every point with its first seed, then every point with its second: a whole picture early. */
  POINTS_FIRST,
  /** All seeds of a point, then the next point: firm numbers early. */
  SEEDS_FIRST,
  /** Shuffled, the same way each time. */
  RANDOM;

  private static final String SEED = "seed";

  /** Changes of cells in this order. */
  List<Map<String, Object>> arrange(List<Map<String, Object>> cells) {
    return switch (this) {
      case SEEDS_FIRST -> grouped(cells, false);
      case POINTS_FIRST -> grouped(cells, true);
      case RANDOM -> shuffled(cells);
    };
  }

  private static List<Map<String, Object>> grouped(
      List<Map<String, Object>> cells, boolean bySeed) {
    Map<Object, List<Map<String, Object>>> groups = new LinkedHashMap<>();
    for (Map<String, Object> cell : cells) {
      Object key = cell.getOrDefault(SEED, "");
      if (!bySeed) {
        Map<String, Object> point = new LinkedHashMap<>(cell);
        point.remove(SEED);
        key = point;
      }
      groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(cell);
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private static List<Map<String, Object>> shuffled(List<Map<String, Object>> cells) {
    List<Map<String, Object>> shuffled = new ArrayList<>(cells);
    RandomGenerator random = RandomStream.root(0).named("sweep").named("order").generator();
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Map<String, Object> moved = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, moved);
    }
    return shuffled;
  }
}
