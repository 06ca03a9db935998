package org.rnnzoo.workbench.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One direction in which the cells of a sweep differ: a key with its values, or several keys that
 * change together.
 *
 * @param points what is set at each place of the axis, by key; never empty
 */
record Axis(List<Map<String, Object>> points) {

  Axis {
    points = List.copyOf(points);
  }

  /** A key that takes each of some values. */
  static Axis of(String key, List<Object> values) {
    return new Axis(values.stream().map(value -> Map.of(key, value)).toList());
  }

  /** The keys that it sets. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    points.forEach(point -> keys.addAll(point.keySet()));
    return keys;
  }

  /** Every combination of a point of each axis; the first axis varies slowest. */
  static List<Map<String, Object>> product(List<Axis> axes) {
    List<Map<String, Object>> product = List.of(Map.of());
    for (Axis axis : axes) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> before : product) {
        for (Map<String, Object> point : axis.points()) {
          Map<String, Object> joined = new LinkedHashMap<>(before);
          joined.putAll(point);
          longer.add(joined);
        }
      }
      product = longer;
    }
    return product;
  }
}
