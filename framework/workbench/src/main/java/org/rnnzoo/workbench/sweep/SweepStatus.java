package org.rnnzoo.workbench.sweep;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.io.Trees;

/**
 * How far a sweep is: the state of each of its cells at one moment.
 *
 * @param folder the sweep
 * @param analyses what is done with the trained networks
 * @param known the cells that were done elsewhere
 * @param cells its cells with their states, in the order of the plan
 */
public record SweepStatus(
    SweepFolder folder, List<CellAnalysis> analyses, KnownCells known, Map<Cell, CellState> cells) {

  /** Looks at every cell. */
  public static SweepStatus of(SweepFolder folder) {
    List<CellAnalysis> analyses = analyses(folder);
    KnownCells known = KnownCells.of(folder);
    Map<Cell, CellState> cells = new LinkedHashMap<>();
    for (Cell cell : folder.cells()) {
      CellRun run = new CellRun(folder.run(cell), CellAnalysis.results(analyses, cell));
      cells.put(
          cell,
          known.contains(cell, analyses) && !run.isDone() ? CellState.DONE_ELSEWHERE : run.state());
    }
    return new SweepStatus(folder, analyses, known, cells);
  }

  private static List<CellAnalysis> analyses(SweepFolder folder) {
    return Trees.readYaml(folder.file()).get("analyses") instanceof List<?> list
        ? list.stream().map(CellAnalysis::read).toList()
        : List.of();
  }

  /** How many cells are in each state; states without cells are there with 0. */
  public Map<CellState, Integer> counts() {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    for (CellState state : CellState.values()) {
      counts.put(state, 0);
    }
    cells.values().forEach(state -> counts.merge(state, 1, Integer::sum));
    return counts;
  }

  /** The cells that are done neither here nor elsewhere, each with its state. */
  public Map<Cell, CellState> missing() {
    Map<Cell, CellState> missing = new LinkedHashMap<>(cells);
    missing.values().removeIf(CellState::isDone);
    return missing;
  }

  /** Why each failed cell failed. */
  public Map<Cell, String> failures() {
    Map<Cell, String> failures = new LinkedHashMap<>();
    cells.forEach(
        (cell, state) -> {
          if (state == CellState.FAILED) {
            failures.put(cell, run(cell).whyFailed().orElse("unknown"));
          }
        });
    return failures;
  }

  /**
   * Lets workers try the failed cells again.
   *
   * @return how many there were
   */
  public int retry() {
    failures().keySet().forEach(cell -> run(cell).forgive());
    return failures().size();
  }

  private CellRun run(Cell cell) {
    return new CellRun(folder.run(cell), CellAnalysis.results(analyses, cell));
  }

  /** Summaries and results of all cells in long format; a cell that is not done has one row. */
  public SweepTable table() {
    List<SweepTable.Row> rows = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    cells.forEach(
        (cell, state) -> {
          cell.changes().keySet().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
          switch (state) {
            case DONE ->
                values(cell).forEach((measure, value) -> rows.add(row(cell, measure, value)));
            case DONE_ELSEWHERE -> rows.addAll(known.rows(cell));
            default ->
                rows.add(
                    new SweepTable.Row(
                        cell.name(), cell.changes(), state, SweepTable.NONE, Double.NaN, ""));
          }
        });
    return new SweepTable(keys, rows);
  }

  private static SweepTable.Row row(Cell cell, String measure, Object value) {
    return new SweepTable.Row(
        cell.name(),
        cell.changes(),
        CellState.DONE,
        measure,
        value instanceof Double number ? number : Double.NaN,
        value instanceof String words ? words : "");
  }

  /** Numbers and words of a cell that is done, by measure. */
  private Map<String, Object> values(Cell cell) {
    Map<String, Object> values = new TreeMap<>();
    Map<String, Object> summary = folder.run(cell).readSummary();
    add("", summary, values);
    addWords("", summary, values);
    values.put("solved", "solved".equals(summary.get("verdict")) ? 1.0 : 0.0);
    results(cell)
        .forEach(
            (name, result) -> {
              add(name, result, values);
              addWords(name + ".", result, values);
            });
    return values;
  }

  private Map<String, Map<String, Object>> results(Cell cell) {
    Map<String, Map<String, Object>> results = new LinkedHashMap<>();
    for (String name : CellAnalysis.results(analyses, cell)) {
      results.put(name, Trees.readJson(folder.run(cell).analysis(name).resolve("result.json")));
    }
    return results;
  }

  /** Adds what the keys of a tree say in words. */
  private static void addWords(
      String prefix, Map<String, Object> tree, Map<String, Object> values) {
    tree.forEach(
        (key, value) -> {
          if (value instanceof String word) {
            values.put(prefix + key, word);
          }
        });
  }

  /** Adds all numbers of a tree by their dotted keys. */
  private static void add(String path, Map<?, ?> tree, Map<String, Object> values) {
    tree.forEach(
        (key, value) -> {
          String full = path.isEmpty() ? String.valueOf(key) : path + "." + key;
          if (value instanceof Number number) {
            values.put(full, number.doubleValue());
          } else if (value instanceof Boolean truth) {
            values.put(full, truth ? 1.0 : 0.0);
          } else if (value instanceof Map<?, ?> inner && !"about".equals(key)) {
            add(full, inner, values);
          }
        });
  }

  /** Learning curves of the cells that have begun, averaged over seeds. */
  public Figure curves() {
    Map<String, List<List<MetricsLog.Entry>>> courses = new LinkedHashMap<>();
    for (Cell cell : cells.keySet()) {
      MetricsLog log = new MetricsLog(folder.run(cell).metrics());
      if (Files.exists(log.file())) {
        Map<String, Object> point = new LinkedHashMap<>(cell.changes());
        point.remove("seed");
        courses
            .computeIfAbsent(SweepPlan.words(point), unseen -> new ArrayList<>())
            .add(log.read());
      }
    }
    return new LearningCurves(courses).figure();
  }
}
