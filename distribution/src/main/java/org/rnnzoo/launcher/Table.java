package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of words in columns, for people. */
final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines of the table, each indented by some spaces. */
  List<String> lines(int indent) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    return rows.stream().map(row -> " ".repeat(indent) + line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell)
          .append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length())))
          .append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
