package org.rnnzoo.analysis.latentcircuit;

import java.util.Locale;

/** How good a circuit is, the best first. */
enum Grade {
  GOOD,
  FAIR,
  POOR;

  Grade worseOf(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
