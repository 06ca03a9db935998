package org.rnnzoo.workbench.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs side by side: what differs between their configurations, and accuracies by group. */
public final class RunComparison {

  private RunComparison() {}

  /**
   * The keys whose values are not the same in all of some configurations.
   *
   * @return rows of a dotted key and a value for each configuration, null where there is none
   */
  public static List<Map<String, Object>> differences(List<Map<String, Object>> configurations) {
    List<Map<String, Object>> flat = configurations.stream().map(RunComparison::flat).toList();
    Set<String> keys = new TreeSet<>();
    flat.forEach(configuration -> keys.addAll(configuration.keySet()));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String key : keys) {
      List<Object> values = new ArrayList<>();
      flat.forEach(configuration -> values.add(configuration.get(key)));
      if (values.stream().anyMatch(value -> !Objects.equals(value, values.get(0)))) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", key);
        row.put("values", values);
        rows.add(row);
      }
    }
    return rows;
  }

  /** A configuration by dotted keys. */
  public static Map<String, Object> flat(Map<String, Object> tree) {
    Map<String, Object> flat = new LinkedHashMap<>();
    add("", tree, flat);
    return flat;
  }

  private static void add(String prefix, Object value, Map<String, Object> flat) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> add(prefix.isEmpty() ? key + "" : prefix + "." + key, inner, flat));
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        add(prefix + "[" + i + "]", list.get(i), flat);
      }
    } else {
      flat.put(prefix, value);
    }
  }

  /** Accuracy of each task and model over its finished runs; others are counted, not averaged. */
  public static List<Map<String, Object>> groups(List<RunRow> rows) {
    Map<String, List<RunRow>> groups = new TreeMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(row.task() + "\n" + row.model(), key -> new ArrayList<>())
                .add(row));
    List<Map<String, Object>> result = new ArrayList<>();
    for (List<RunRow> group : groups.values()) {
      double[] accuracies =
          group.stream()
              .filter(row -> row.state().equals("done") && Double.isFinite(row.accuracy()))
              .mapToDouble(RunRow::accuracy)
              .toArray();
      long failed =
          group.stream()
              .filter(row -> Set.of("failed", "lost", "damaged").contains(row.state()))
              .count();
      double mean = java.util.Arrays.stream(accuracies).average().orElse(Double.NaN);
      double squares = java.util.Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("task", group.get(0).task());
      tree.put("model", group.get(0).model());
      tree.put("done", accuracies.length);
      tree.put("mean", mean);
      tree.put(
          "deviation",
          accuracies.length > 1 ? Math.sqrt(squares / (accuracies.length - 1)) : Double.NaN);
      tree.put("failed", failed);
      tree.put("open", group.size() - accuracies.length - failed);
      result.add(tree);
    }
    return result;
  }
}
