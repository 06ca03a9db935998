package org.rnnzoo.api.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A table with ordered, labelled columns. The framework prints it, and stores it in {@code
 * result.json} and as a file of comma-separated values.
 *
 * @param columns the columns, one at least, each name once
 * @param rows the rows; each has a cell per column, a {@code Number}, {@code Boolean} or {@code
 *     String}
 */
public record Table(List<Column> columns, List<List<Object>> rows) {

  /**
   * A column.
   *
   * @param name its name in files: letters, digits and {@code _ . -}, a letter first
   * @param label its heading for people, such as {@code time constant}
   * @param unit its unit, such as {@code ms}; empty if it has none
   */
  public record Column(String name, String label, String unit) {

    public Column {
      Names.requireKey("column", name);
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(unit, "unit");
    }

    /** A column without a unit whose heading is its name. */
    public static Column of(String name) {
      return new Column(name, name, "");
    }

    /** A column without a unit. */
    public static Column of(String name, String label) {
      return new Column(name, label, "");
    }

    /** A column with a unit. */
    public static Column of(String name, String label, String unit) {
      return new Column(name, label, unit);
    }

    /** The label and, if there is one, the unit in parentheses. */
    public String heading() {
      return unit.isEmpty() ? label : label + " (" + unit + ")";
    }
  }

  /**
   * @throws IllegalArgumentException if there is no column, a name comes twice, or a row does not
   *     fit the columns
   */
  public Table {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("A table must have a column.");
    }
    List<String> names = columns.stream().map(Column::name).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new IllegalArgumentException("A table has two columns '" + name + "'.");
      }
    }
    List<List<Object>> copies = new ArrayList<>();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row has %s cells; the table has %s columns.".formatted(row.size(), columns.size()));
      }
      for (int i = 0; i < row.size(); i++) {
        requireCell(names.get(i), row.get(i));
      }
      copies.add(List.copyOf(row));
    }
    rows = List.copyOf(copies);
  }

  private static void requireCell(String column, Object cell) {
    if (!(cell instanceof Number || cell instanceof String || cell instanceof Boolean)) {
      throw new IllegalArgumentException(
          "A cell of column '%s' is not a number, word or truth.".formatted(column));
    }
  }

  /** Starts a table with these columns. */
  public static Builder with(Column... columns) {
    return new Builder(List.of(columns));
  }

  /** The rows as maps of column name to cell, in the order of the columns. */
  public List<Map<String, Object>> maps() {
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> map = new LinkedHashMap<>();
              for (int i = 0; i < row.size(); i++) {
                map.put(columns.get(i).name(), row.get(i));
              }
              return map;
            })
        .toList();
  }

  /**
   * The table as comma-separated values (RFC 4180): a line of column names, with the unit in square
   * brackets where there is one, then a line for each row.
   */
  public String csv() {
    StringBuilder text = new StringBuilder();
    text.append(
        columns.stream()
            .map(c -> c.unit().isEmpty() ? c.name() : c.name() + " [" + c.unit() + "]")
            .map(Table::quoted)
            .collect(Collectors.joining(",", "", "\r\n")));
    for (List<Object> row : rows) {
      text.append(
          row.stream()
              .map(cell -> quoted(String.valueOf(cell)))
              .collect(Collectors.joining(",", "", "\r\n")));
    }
    return text.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** Collects the rows of a table. */
  public static final class Builder {

    private final List<Column> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    private Builder(List<Column> columns) {
      this.columns = columns;
    }

    /** Adds a row, a cell per column. */
    public Builder row(Object... cells) {
      rows.add(List.of(cells));
      return this;
    }

    /** The table so far. */
    public Table build() {
      return new Table(columns, rows);
    }
  }
}
