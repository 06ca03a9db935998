package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * Running text for people.
 *
 * @param text the text
 * @param first how far its first line is indented
 * @param others how far the others are
 */
record Paragraph(String text, int first, int others) {

  /** Text whose further lines begin where its first does. */
  Paragraph(String text) {
    this(text, 0, 0);
  }

  /**
   * Its lines, broken at spaces. A word that is wider than a line, such as a path, stays whole, so
   * that it can be copied.
   *
   * @param width the most characters on a line
   */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ".repeat(first));
    boolean begun = false;
    for (String word : text.split(" ", -1)) {
      if (begun && length(line) + 1 + length(word) > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(others));
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(CharSequence words) {
    return Character.codePointCount(words, 0, words.length());
  }
}
