package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of words in columns, for people. */
final class Table {

  private static final String GAP = "  ";
  private static final String JOINTS = "-,/";
  private static final int STEP = 4;

  /** No column is made narrower than this. */
  private static final int NARROWEST = 12;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(String::valueOf).map(PlainText::onOneLine).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines of the table, each indented by some spaces, however long they are. */
  List<String> lines(int indent) {
    return lines(indent, Integer.MAX_VALUE);
  }

  /**
   * The lines of the table, each indented by some spaces. Where a line would be wider than a
   * terminal, the widest columns become narrower and their words go on below. The first column says
   * what a row is about and is copied from there, so none of its words is broken: where it leaves
   * too little room, what the other columns say stands below it.
   */
  List<String> lines(int indent, int width) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    if (!narrow(widths, width - indent - GAP.length() * (widths.length - 1))) {
      return stacked(indent, width);
    }
    return rows.stream()
        .flatMap(row -> lines(row, widths).stream())
        .map(line -> " ".repeat(indent) + line)
        .toList();
  }

  /** Takes from the widest columns until all together fit; false if they cannot. */
  private boolean narrow(int[] widths, int width) {
    int first =
        rows.stream()
            .flatMap(row -> Arrays.stream(row.get(0).split(" ")))
            .mapToInt(Table::length)
            .max()
            .orElse(0);
    int[] least = new int[widths.length];
    Arrays.setAll(least, i -> Math.min(widths[i], i == 0 ? Math.max(first, NARROWEST) : NARROWEST));
    while (Arrays.stream(widths).asLongStream().sum() > width) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean gives = widths[i] > least[i];
        widest = gives && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
      }
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  /** Each row as a paragraph: what it is about, and below it each heading with its cell. */
  private List<String> stacked(int indent, int width) {
    List<String> headings = rows.get(0);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      lines.add(" ".repeat(indent) + row.get(0));
      List<String> cells = new ArrayList<>();
      for (int i = 1; i < row.size(); i++) {
        if (!row.get(i).isEmpty() && !row.get(i).equals("-")) {
          cells.add(headings.get(i).toLowerCase(Locale.ROOT) + " " + row.get(i));
        }
      }
      if (!cells.isEmpty()) {
        lines.addAll(
            new Paragraph(String.join("; ", cells), indent + STEP, indent + STEP).lines(width));
      }
    }
    return lines;
  }

  private static List<String> lines(List<String> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < row.size(); i++) {
      cells.add(wrapped(row.get(i), widths[i]));
      height = Math.max(height, cells.get(i).size());
    }
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < height; k++) {
      List<String> line = new ArrayList<>();
      for (List<String> cell : cells) {
        line.add(k < cell.size() ? cell.get(k) : "");
      }
      lines.add(line(line, widths));
    }
    return lines;
  }

  /** A cell in lines of some width, broken at spaces, else after hyphens, commas and slashes. */
  private static List<String> wrapped(String cell, int width) {
    List<String> lines = new ArrayList<>();
    String rest = cell;
    while (length(rest) > width) {
      int end = rest.offsetByCodePoints(0, width);
      int space = rest.lastIndexOf(' ', end);
      int joint = space > 0 ? space : joint(rest, end);
      lines.add(rest.substring(0, joint));
      rest = rest.substring(space > 0 ? space + 1 : joint);
    }
    lines.add(rest);
    return lines;
  }

  /** Where a text without spaces is broken: after the last of its joints, or else at the end. */
  private static int joint(String text, int end) {
    for (int i = end; i > 1; i--) {
      if (JOINTS.indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return end;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - length(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
