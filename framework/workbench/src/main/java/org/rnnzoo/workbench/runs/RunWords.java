package org.rnnzoo.workbench.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a configuration is called, without reading its plugins. */
final class RunWords {

  private RunWords() {}

  /** The tasks of a section {@code task}, as after {@code --task}. */
  static String task(Object section) {
    if (section instanceof Map<?, ?> map) {
      if (map.get("parallel") instanceof List<?> list) {
        return joined(list, "+");
      } else if (map.get("interleaved") instanceof List<?> list) {
        return joined(list, ",");
      }
    }
    return use(section);
  }

  private static String joined(List<?> tasks, String sign) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    tasks.forEach(task -> counts.merge(use(task), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : "*" + entry.getValue()))
        .collect(Collectors.joining(sign));
  }

  /** The plugin that a section names. */
  static String use(Object section) {
    Object use = section instanceof Map<?, ?> map ? map.get("use") : section;
    return use == null ? "" : String.valueOf(use);
  }
}
