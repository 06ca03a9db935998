package org.rnnzoo.comparison.complexity;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {

  private Words() {}

  /** A number with three digits, or a whole one as it is; a dash for none. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    } else if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
