package org.rnnzoo.figure;

import java.util.regex.Pattern;

/** Writes negative numbers in words of figures as the ticks of axes are written. */
final class MinusSign {

  /** A hyphen before a number, and not one between words, numbers or a letter and a number. */
  private static final Pattern HYPHEN = Pattern.compile("(?<![\\p{L}\\p{N}_.)\\]-])-(?=\\.?\\d|∞)");

  private MinusSign() {}

  /** The text with true minus signs, as many characters as before. */
  static String in(String text) {
    return text.indexOf('-') < 0 ? text : HYPHEN.matcher(text).replaceAll("−");
  }
}
