package org.rnnzoo.workbench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.workbench.runs.RunComparison;

/** What a {@code result.json} holds, as paragraphs and tables. */
final class StoredNumbers {

  private static final List<String> APART = List.of("about", "columns", "report");

  private StoredNumbers() {}

  /** Writes the report of a result, its single values and its tables. */
  static void write(Html html, Map<String, Object> result, String name, ReportTable.Source source) {
    if (result.get("report") instanceof List<?> lines && !lines.isEmpty()) {
      html.open("ul");
      lines.forEach(line -> html.element("li", line));
      html.close();
    }
    Map<?, ?> columns = result.get("columns") instanceof Map<?, ?> map ? map : Map.of();
    ReportTable values = ReportTable.of("Values of " + name, "value", "result");
    result.forEach(
        (key, value) -> {
          if (!APART.contains(key) && !(value instanceof List<?>)) {
            if (value instanceof Map<?, ?> map) {
              map.forEach((inner, v) -> values.row(key + "." + inner, v));
            } else {
              values.row(key, value);
            }
          }
        });
    values.write(html, source);
    result.forEach(
        (key, value) -> {
          if (!APART.contains(key) && value instanceof List<?> rows) {
            List<?> of = columns.get(key) instanceof List<?> list ? list : List.of();
            ReportTable.stored("%s of %s".formatted(key, name), rows, of).write(html, source);
          }
        });
  }

  /** The settings of a result in a sentence; empty if there are none. */
  static String settings(Map<String, Object> about) {
    StringBuilder text = new StringBuilder();
    for (String key : List.of("conditions", "parameters")) {
      if (about.get(key) instanceof Map<?, ?> tree && !tree.isEmpty()) {
        Map<String, Object> named = new LinkedHashMap<>();
        tree.forEach((k, v) -> named.put(String.valueOf(k), v));
        text.append(key).append(": ");
        text.append(
            String.join(
                ", ",
                RunComparison.flat(named).entrySet().stream()
                    .map(e -> e.getKey() + " = " + Numbers.plain(e.getValue()))
                    .toList()));
        text.append(". ");
      }
    }
    return text.toString();
  }
}
