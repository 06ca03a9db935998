package org.rnnzoo.core;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them. */
public final class Numbers {

  private Numbers() {}

  /** A share or a loss with four digits after the point, or fewer if they are zeros. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    } else if (value != 0 && Math.abs(value) < 0.001) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    String digits = String.format(Locale.ROOT, "%.4f", value);
    return digits.replaceFirst("\\.?0+$", "");
  }

  /** A value of a parameter or a condition: numbers without needless digits, words as they are. */
  public static String plain(Object value) {
    if (value instanceof Double number) {
      if (number == Math.rint(number) && Math.abs(number) < 1e15) {
        return Long.toString(number.longValue());
      }
      boolean digits = Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15;
      return digits
          ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
          : number.toString().replace(".0E", "e").replace('E', 'e');
    } else if (value instanceof List<?> list) {
      return list.stream().map(Numbers::plain).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  /** Seconds as {@code 3.2 s}, {@code 41 s}, {@code 2 min 5 s} or {@code 1 h 3 min}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    } else if (whole < 60) {
      return whole + " s";
    } else if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
