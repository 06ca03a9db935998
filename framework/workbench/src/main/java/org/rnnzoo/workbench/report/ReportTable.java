package org.rnnzoo.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.Numbers;

/**
 * A table of a report. The first cell of each row is its heading.
 *
 * @param caption what it holds
 * @param columns headings of the columns
 * @param rows cells: words, numbers, or a {@link Link}
 */
record ReportTable(String caption, List<String> columns, List<List<Object>> rows) {

  private static final int MOST_ROWS = 200;

  /**
   * A cell that leads to a place in the page.
   *
   * @param anchor the place
   * @param text what to read
   */
  record Link(String anchor, String text) {}

  /** A table without rows yet. */
  static ReportTable of(String caption, String... columns) {
    return new ReportTable(caption, List.of(columns), new ArrayList<>());
  }

  /** Adds a row; null is told as not known. */
  ReportTable row(Object... cells) {
    List<Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null ? "–" : cell);
    }
    rows.add(row);
    return this;
  }

  /**
   * A table of a result, as {@code result.json} stores it.
   *
   * @param stored the rows, maps from column to value
   * @param columns the columns, maps with name, label and unit; those of the first row if empty
   */
  static ReportTable stored(String caption, List<?> stored, List<?> columns) {
    List<String> keys = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (Object column : columns) {
      if (column instanceof Map<?, ?> tree) {
        keys.add(String.valueOf(tree.get("name")));
        Object unit = tree.get("unit");
        headings.add(
            tree.get("label") + (unit == null || "".equals(unit) ? "" : " (" + unit + ")"));
      }
    }
    if (keys.isEmpty() && !stored.isEmpty() && stored.get(0) instanceof Map<?, ?> first) {
      first.keySet().forEach(key -> keys.add(String.valueOf(key)));
      headings.addAll(keys);
    }
    ReportTable table = new ReportTable(caption, headings, new ArrayList<>());
    for (Object row : stored) {
      if (row instanceof Map<?, ?> tree) {
        table.row(keys.stream().map(tree::get).toArray());
      }
    }
    return table;
  }

  /**
   * Writes the table.
   *
   * @param source where its numbers come from, told below it
   */
  void write(Html html, Source source) {
    if (rows.isEmpty() || columns.isEmpty()) {
      return;
    }
    String origin = html.fresh("source");
    html.open("div", "class", "table", "role", "group", "aria-label", caption, "tabindex", "0");
    if (source == Source.ITSELF) {
      html.open("table");
    } else {
      html.open("table", "aria-describedby", origin);
    }
    html.element("caption", caption).open("thead").open("tr");
    for (int i = 0; i < columns.size(); i++) {
      html.element(
          "th", columns.get(i), "scope", "col", "class", isOfNumbers(i) ? "number" : "word");
    }
    html.close().close().open("tbody");
    for (List<Object> row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        if (i == 0) {
          html.open("th", "scope", "row");
        } else if (row.get(i) instanceof Number) {
          html.open("td", "class", "number");
        } else {
          html.open("td");
        }
        cell(html, row.get(i));
        html.close();
      }
      html.close();
    }
    html.close().close();
    if (rows.size() > MOST_ROWS) {
      html.element("p", "%s further rows are in the folder.".formatted(rows.size() - MOST_ROWS));
    }
    if (source != Source.ITSELF) {
      html.open("p", "class", "source", "id", origin);
      source.write(html);
      html.close();
    }
    html.close();
  }

  private boolean isOfNumbers(int column) {
    return column > 0 && rows.stream().allMatch(row -> row.get(column) instanceof Number);
  }

  private static void cell(Html html, Object cell) {
    if (cell instanceof Link link) {
      html.link(link.anchor(), link.text());
    } else if (cell instanceof Double || cell instanceof Float) {
      html.text(Numbers.brief(((Number) cell).doubleValue()));
    } else {
      html.text(Numbers.plain(cell));
    }
  }

  /** Where the numbers of a table come from. */
  @FunctionalInterface
  interface Source {

    /** Nothing to say: the table itself names the sources. */
    Source ITSELF = html -> {};

    /** Writes a sentence with links. */
    void write(Html html);
  }
}
