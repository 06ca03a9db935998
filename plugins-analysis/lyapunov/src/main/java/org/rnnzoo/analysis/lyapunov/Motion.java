package org.rnnzoo.analysis.lyapunov;

/** What the largest exponent says about nearby states. */
enum Motion {
  /** They part: it is above 0. */
  CHAOTIC,
  /** They neither part nor meet, as on a limit cycle: it cannot be told from 0. */
  NEUTRAL,
  /** They meet, as at a stable fixed point: it is below 0. */
  CONTRACTING;

  /**
   * @param largest the largest exponent
   * @param margin how far from 0 an exponent must be to be told from it
   */
  static Motion of(double largest, double margin) {
    if (largest > margin) {
      return CHAOTIC;
    }
    return largest < -margin ? CONTRACTING : NEUTRAL;
  }

  /** The word for it in tables. */
  String label() {
    return switch (this) {
      case CHAOTIC -> "chaotic";
      case NEUTRAL -> "neutral";
      case CONTRACTING -> "contracting";
    };
  }
}
