package org.rnnzoo.workbench.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;

/**
 * What came of a sweep, in long format: one row for each cell and measure. A cell that is not done
 * has a row as well, with its state and no value, so that no average can step over it unseen.
 *
 * @param keys the keys in which cells differ
 * @param rows the rows
 */
public record SweepTable(List<String> keys, List<Row> rows) {

  private static final String SEED = "seed";

  /** The measure of a cell that has none because it is not done. */
  static final String NONE = "";

  /**
   * A value of a cell.
   *
   * @param cell the name of the cell
   * @param changes its values of the keys
   * @param state how far it is
   * @param measure a key of the summary such as {@code accuracy}, or {@code ANALYSIS.key}
   * @param value the value if it is a number; NaN if there is none
   * @param words the value if it is said in words, such as a verdict; empty if not
   */
  public record Row(
      String cell,
      Map<String, Object> changes,
      CellState state,
      String measure,
      double value,
      String words) {

    /** The value as text; empty if there is none. */
    String text() {
      return Double.isFinite(value) ? Double.toString(value) : words;
    }
  }

  /**
   * A measure over the cells that differ in nothing but their seed.
   *
   * @param point their values of the other keys
   * @param measure the measure
   * @param mean the mean over the cells that have it; NaN if none has
   * @param standardError the standard error of the mean; NaN for fewer than two cells
   * @param n how many cells have it
   * @param planned how many cells there are
   * @param failed how many of them failed
   */
  public record Group(
      Map<String, Object> point,
      String measure,
      double mean,
      double standardError,
      int n,
      int planned,
      int failed) {

    /** Whether a cell is missing, so that the mean is not that of the plan. */
    public boolean hasHoles() {
      return n < planned;
    }

    /** As {@code 0.981 ± 0.004 (n = 5)}, holes said. */
    public String words() {
      String number =
          n == 0 ? "-" : Numbers.brief(mean) + (n > 1 ? " ± " + Numbers.brief(standardError) : "");
      String holes =
          hasHoles()
              ? " of %s%s".formatted(planned, failed > 0 ? ", " + failed + " failed" : "")
              : "";
      return "%s (n = %s%s)".formatted(number, n, holes);
    }
  }

  /** The names of all measures that are numbers. */
  public Set<String> measures() {
    return measures(row -> row.words().isEmpty());
  }

  /** The names of what is said in words. */
  public Set<String> said() {
    return measures(row -> !row.words().isEmpty());
  }

  private Set<String> measures(Predicate<Row> which) {
    return rows.stream()
        .filter(row -> !row.measure().equals(NONE) && which.test(row))
        .map(Row::measure)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How often each word is said of the cells of a point, by point. */
  Map<Map<String, Object>, Map<String, Long>> words(String measure) {
    return rows.stream()
        .filter(row -> row.measure().equals(measure) && !row.words().isEmpty())
        .collect(
            Collectors.groupingBy(
                SweepTable::point,
                Collectors.groupingBy(Row::words, TreeMap::new, Collectors.counting())));
  }

  private static Map<String, Object> point(Row row) {
    Map<String, Object> point = new LinkedHashMap<>(row.changes());
    point.remove(SEED);
    return point;
  }

  /**
   * A measure for each combination of values of the keys but the seed, in the order of the plan.
   *
   * @throws UserException if no cell has the measure although some are done
   */
  public List<Group> groups(String measure) {
    if (!measures().isEmpty() && !measures().contains(measure)) {
      throw UserException.input(
          "No cell has the measure '%s'; there is %s."
              .formatted(measure, String.join(", ", measures())));
    }
    Map<Map<String, Object>, Map<String, List<Row>>> points = new LinkedHashMap<>();
    for (Row row : rows) {
      points
          .computeIfAbsent(point(row), unseen -> new LinkedHashMap<>())
          .computeIfAbsent(row.cell(), unseen -> new ArrayList<>())
          .add(row);
    }
    List<Group> groups = new ArrayList<>();
    points.forEach((point, cells) -> groups.add(group(point, measure, cells.values())));
    return groups;
  }

  private static Group group(Map<String, Object> point, String measure, Iterable<List<Row>> cells) {
    List<Double> values = new ArrayList<>();
    int planned = 0;
    int failed = 0;
    for (List<Row> cell : cells) {
      planned++;
      failed += cell.get(0).state() == CellState.FAILED ? 1 : 0;
      cell.stream()
          .filter(row -> row.measure().equals(measure) && Double.isFinite(row.value()))
          .forEach(row -> values.add(row.value()));
    }
    double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    int n = values.size();
    double error = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    return new Group(point, measure, mean, error, n, planned, failed);
  }

  /** As CSV: the cell, the keys, the state, the measure and its value. */
  public String csv() {
    StringBuilder text = new StringBuilder("cell");
    keys.forEach(key -> text.append(',').append(quoted(key)));
    text.append(",state,measure,value\n");
    for (Row row : rows) {
      text.append(row.cell());
      keys.forEach(
          key ->
              text.append(',').append(quoted(Numbers.plain(row.changes().getOrDefault(key, "")))));
      text.append(',').append(row.state().word()).append(',').append(quoted(row.measure()));
      text.append(',').append(quoted(row.text())).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("[^,\"\n\r]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** As a tree for JSON. */
  public List<Map<String, Object>> tree() {
    List<Map<String, Object>> tree = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("cell", row.cell());
      one.put("changes", row.changes());
      one.put("state", row.state().word());
      one.put("measure", row.measure());
      one.put("value", row.words().isEmpty() ? row.value() : row.words());
      tree.add(one);
    }
    return tree;
  }

  /** Writes {@code table.csv} and {@code table.json} into the folder of the sweep. */
  public void write(SweepFolder folder) {
    AtomicFile.write(folder.path().resolve("table.csv"), csv());
    Trees.writeJson(folder.path().resolve("table.json"), tree());
  }
}
