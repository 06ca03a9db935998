package org.rnnzoo.launcher;

import java.util.List;
import java.util.Map;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.compare.StoredComparison;

/**
 * A comparison on the command line: what is missing, the report, the tables, and the folder as the
 * last line.
 *
 * @param zoo where it is told
 * @param json whether the result is printed as JSON instead
 */
record ComparisonReport(Zoo zoo, boolean json) {

  private static final int MOST_ROWS = 40;

  void tell(StoredComparison comparison) {
    Map<String, Object> result = comparison.result();
    for (Map<String, Object> run : comparison.missing()) {
      zoo.say("Missing: %s (%s).".formatted(run.get("run"), run.get("reason")));
    }
    if (json) {
      zoo.terminal().out().print(Trees.json(result));
      return;
    }
    ((List<?>) result.get("report")).forEach(line -> zoo.print(String.valueOf(line)));
    if (result.get("columns") instanceof Map<?, ?> tables) {
      tables.forEach((table, columns) -> print(table, (List<?>) columns, result.get(table)));
    }
    zoo.print(comparison.path().toString());
  }

  private void print(Object name, List<?> columns, Object stored) {
    List<?> rows = (List<?>) stored;
    Table table = new Table(columns.stream().map(ComparisonReport::heading).toArray(String[]::new));
    for (Object row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      table.row(
          columns.stream()
              .map(column -> ((Map<?, ?>) row).get(((Map<?, ?>) column).get("name")))
              .map(ComparisonReport::cell)
              .toArray());
    }
    zoo.print(table);
    if (rows.size() > MOST_ROWS) {
      zoo.say("%s further rows are in %s.csv.".formatted(rows.size() - MOST_ROWS, name));
    }
  }

  private static String heading(Object column) {
    Map<?, ?> tree = (Map<?, ?>) column;
    Object unit = tree.get("unit");
    return tree.get("label") + (unit == null || unit.equals("") ? "" : " (" + unit + ")");
  }

  private static Object cell(Object value) {
    return value instanceof Number number
        ? Numbers.brief(number.doubleValue())
        : value == null ? "-" : value;
  }
}
