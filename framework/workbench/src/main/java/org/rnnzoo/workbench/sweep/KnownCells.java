package org.rnnzoo.workbench.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;

/**
 * Cells that were done elsewhere, as the table of an earlier collection tells: a sweep may take
 * several machines that share no folder, and what is kept of each is its table.
 *
 * <p>The name of a cell is the hash of its complete configuration, so a table of other recipes or
 * other defaults knows nothing of this sweep's cells.
 *
 * @param values the values of each cell by measure, numbers and words as text
 */
public record KnownCells(Map<String, Map<String, String>> values) {

  /** Nothing was done elsewhere. */
  public static final KnownCells NONE = new KnownCells(Map.of());

  private static final List<String> COLUMNS = List.of("cell", "state", "measure", "value");
  private static final Set<String> TOLD =
      Set.of(CellState.DONE.word(), CellState.DONE_ELSEWHERE.word());

  /** What a folder knows of cells that were done elsewhere. */
  public static KnownCells of(SweepFolder folder) {
    return Files.exists(folder.known()) ? read(folder.known()) : NONE;
  }

  /**
   * Reads the cells that are done in a {@code table.csv}.
   *
   * @throws UserException if it is no such table
   */
  public static KnownCells read(Path table) {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    List<Map<String, String>> rows = Trees.readCsv(table);
    if (rows.isEmpty() || !rows.stream().allMatch(row -> row.keySet().containsAll(COLUMNS))) {
      throw UserException.input(
          "%s is no table of a sweep as 'zoo sweep collect' writes it: it needs rows with %s."
              .formatted(table, String.join(", ", COLUMNS)));
    }
    for (Map<String, String> row : rows) {
      if (TOLD.contains(row.get("state"))) {
        values
            .computeIfAbsent(row.get("cell"), unseen -> new LinkedHashMap<>())
            .put(row.get("measure"), row.get("value"));
      }
    }
    return new KnownCells(values);
  }

  /**
   * Whether a cell was done elsewhere.
   *
   * @param analyses what is done with the trained networks; their results must be known, too
   */
  boolean contains(Cell cell, List<CellAnalysis> analyses) {
    Set<String> measures = values.getOrDefault(cell.name(), Map.of()).keySet();
    return !measures.isEmpty()
        && CellAnalysis.results(analyses, cell).stream()
            .allMatch(
                result -> measures.stream().anyMatch(measure -> measure.startsWith(result + ".")));
  }

  /** These and others; where both know a cell, the others are believed. */
  public KnownCells and(KnownCells others) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new KnownCells(all);
  }

  /** Keeps what is known of some cells in a folder, for all who look at it. */
  void write(SweepFolder folder, List<Cell> cells) {
    List<SweepTable.Row> rows = new ArrayList<>();
    cells.forEach(cell -> rows.addAll(rows(cell)));
    AtomicFile.write(folder.known(), new SweepTable(List.of(), rows).csv());
  }

  /** The rows of a cell; none if it is not known. */
  List<SweepTable.Row> rows(Cell cell) {
    List<SweepTable.Row> rows = new ArrayList<>();
    values
        .getOrDefault(cell.name(), Map.of())
        .forEach(
            (measure, text) -> {
              Optional<Double> number = number(text);
              rows.add(
                  new SweepTable.Row(
                      cell.name(),
                      cell.changes(),
                      CellState.DONE_ELSEWHERE,
                      measure,
                      number.orElse(Double.NaN),
                      number.isPresent() ? "" : text));
            });
    return rows;
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
