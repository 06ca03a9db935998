package org.rnnzoo.workbench.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.core.UserException;

/**
 * A selection of runs as people search: words that the name, task or model must contain, and
 * comparisons such as {@code accuracy>0.9}.
 *
 * @param words words in lower case, each of which must be found
 * @param filter comparisons that must all hold
 */
public record RunQuery(List<String> words, RunFilter filter) {

  private static final Map<String, Comparator<RunRow>> COLUMNS = columns();

  public RunQuery {
    words = List.copyOf(words);
  }

  /**
   * Reads a query; an empty text selects every run.
   *
   * @throws UserException if a comparison in it is not one
   */
  public static RunQuery parse(String text) {
    List<String> words = new ArrayList<>();
    List<String> comparisons = new ArrayList<>();
    for (String part : text.strip().split("\\band\\b", -1)) {
      if (part.matches(".*[<>=].*")) {
        comparisons.add(part);
      } else {
        for (String word : part.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
          if (!word.isEmpty()) {
            words.add(word);
          }
        }
      }
    }
    return new RunQuery(words, RunFilter.parse(String.join(" and ", comparisons)));
  }

  /** The runs that it selects, in their order. */
  public List<RunRow> select(List<RunRow> rows) {
    return rows.stream().filter(this::selects).toList();
  }

  private boolean selects(RunRow row) {
    if (!words.isEmpty()) {
      String text =
          (row.name() + " " + row.task() + " " + row.model() + " " + row.state())
              .toLowerCase(Locale.ROOT);
      if (!words.stream().allMatch(text::contains)) {
        return false;
      }
    }
    return filter.comparisons().isEmpty() || filter.selects(row::value);
  }

  /**
   * The rows in the order of a column.
   *
   * @param column a column of the listing; a minus before it turns the order around
   * @throws UserException if there is no such column
   */
  public static List<RunRow> sorted(List<RunRow> rows, String column) {
    boolean falling = column.startsWith("-");
    Comparator<RunRow> order = COLUMNS.get(falling ? column.substring(1) : column);
    if (order == null) {
      throw UserException.input(
          "Runs cannot be sorted by '%s'; there is %s."
              .formatted(column, String.join(", ", COLUMNS.keySet())));
    }
    return rows.stream().sorted(falling ? order.reversed() : order).toList();
  }

  private static Map<String, Comparator<RunRow>> columns() {
    Map<String, Comparator<RunRow>> columns = new LinkedHashMap<>();
    columns.put("name", Comparator.comparing(RunRow::name));
    columns.put("state", Comparator.comparing(RunRow::state));
    columns.put("task", Comparator.comparing(RunRow::task));
    columns.put("model", Comparator.comparing(RunRow::model));
    columns.put("seed", Comparator.comparingLong(RunRow::seed));
    columns.put("step", Comparator.comparingLong(RunRow::step));
    columns.put("accuracy", Comparator.comparingDouble(row -> orLowest(row.accuracy())));
    columns.put("loss", Comparator.comparingDouble(row -> orLowest(row.loss())));
    columns.put("verdict", Comparator.comparing(RunRow::verdict));
    columns.put("seconds", Comparator.comparingDouble(row -> orLowest(row.seconds())));
    return columns;
  }

  private static double orLowest(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /** How many of the rows are in each state, in the order of the alphabet. */
  public static Map<String, Integer> states(List<RunRow> rows) {
    Map<String, Integer> counts = new java.util.TreeMap<>();
    rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
    return counts;
  }
}
