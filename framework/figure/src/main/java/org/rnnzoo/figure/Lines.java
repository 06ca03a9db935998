package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;

/** A text broken into lines. */
record Lines(List<String> lines, TextStyle style) {

  Lines {
    lines = List.copyOf(lines);
  }

  /** Breaks a text between words, and within words that are too long by themselves. */
  static Lines wrap(String text, double width, TextStyle style) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (style.width(longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (style.width(line) > width) {
        int fitting = fitting(line, width, style);
        lines.add(line.substring(0, fitting));
        line = line.substring(fitting);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return new Lines(lines, style);
  }

  /** At most so many lines, the last of which ends in an ellipsis if there were more. */
  Lines atMost(int count) {
    if (lines.size() <= count) {
      return this;
    }
    List<String> first = new ArrayList<>(lines.subList(0, count));
    first.set(count - 1, shorten(first.get(count - 1) + "…", width(), style));
    return new Lines(first, style);
  }

  /** The text on one line, its end replaced by an ellipsis if it is too long. */
  static String shorten(String text, double width, TextStyle style) {
    if (style.width(text) <= width) {
      return text;
    }
    double room = width - style.width("…");
    return room <= 0 ? "" : text.substring(0, fitting(text, room, style)).strip() + "…";
  }

  /**
   * Names on one line each. Those that are too long lose their ends, or, if that makes two alike,
   * their beginnings: in {@code multisensory.visual.1} the end tells.
   */
  static List<String> shortenedApart(List<String> names, double width, TextStyle style) {
    List<String> ends = names.stream().map(name -> shorten(name, width, style)).toList();
    boolean apart =
        ends.stream().filter(name -> !name.isEmpty()).distinct().count()
            == names.stream().filter(name -> !name.isEmpty()).distinct().count();
    return apart ? ends : names.stream().map(name -> ending(name, width, style)).toList();
  }

  /** The text on one line, its beginning replaced by an ellipsis if it is too long. */
  private static String ending(String text, double width, TextStyle style) {
    if (style.width(text) <= width) {
      return text;
    }
    int begin = text.length();
    while (begin > 0) {
      int next = text.offsetByCodePoints(begin, -1);
      if (style.width("…" + text.substring(next)) > width) {
        break;
      }
      begin = next;
    }
    return "…" + text.substring(begin).strip();
  }

  /** How many characters fit, at least one. */
  private static int fitting(String text, double width, TextStyle style) {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (style.width(text.substring(0, next)) > width) {
        break;
      }
      end = next;
    }
    return end;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  double height() {
    return lines.size() * style.lineHeight();
  }

  double width() {
    return lines.stream().mapToDouble(style::width).max().orElse(0);
  }

  /** Writes the lines below one another, the first right below {@code top}. */
  void below(Canvas canvas, double x, double top) {
    double y = top + style.capHeight() + 0.14 * style.size();
    for (String line : lines) {
      canvas.text(line, x, y, style);
      y += style.lineHeight();
    }
  }

  /** Writes the lines upwards side by side, the first right of {@code left}. */
  void rightOf(Canvas canvas, double left, double y) {
    double x = left + style.capHeight() + 0.14 * style.size();
    for (String line : lines) {
      canvas.text(line, x, y, style.upwards());
      x += style.lineHeight();
    }
  }
}
