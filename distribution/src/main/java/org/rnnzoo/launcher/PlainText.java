package org.rnnzoo.launcher;

import java.util.regex.Pattern;

/**
 * Text without what would steer a terminal. Titles, names and lines of results come from plugins.
 */
final class PlainText {

  private static final Pattern STEERING = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
  private static final Pattern BREAKING = Pattern.compile("\\s*\\p{Cntrl}+\\s*");

  private PlainText() {}

  /** The text with its lines and tabulators. */
  static String of(String text) {
    return STEERING.matcher(text).replaceAll("");
  }

  /** The text with its lines joined by spaces. */
  static String onOneLine(String text) {
    return BREAKING.matcher(text).replaceAll(" ");
  }
}
