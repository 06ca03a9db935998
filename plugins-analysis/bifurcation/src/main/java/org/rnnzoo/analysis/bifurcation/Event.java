package org.rnnzoo.analysis.bifurcation;

/**
 * Something that happens on a branch.
 *
 * @param kind what
 * @param before the last place before it
 * @param after the first place after it
 */
record Event(Kind kind, Place before, Place after) {

  /** What can happen to a fixed point. */
  enum Kind {
    /** The branch turns back: two points meet and vanish. */
    FOLD("fold"),
    /**
     * A real eigenvalue crosses 0 without a turn, or another branch comes in: a pitchfork or so.
     */
    BRANCH_POINT("branch point (pitchfork or transcritical)"),
    /** A pair of complex eigenvalues crosses the imaginary axis: an oscillation begins or ends. */
    HOPF("Hopf"),
    /** A pair of complex multipliers of the step crosses the unit circle. */
    NEIMARK_SACKER("Neimark–Sacker (Hopf of the step)"),
    /** A multiplier of the step passes −1: the step begins to overshoot to and fro. */
    FLIP("flip (of the step)"),
    /** Stability changes at a jump, as a unit passes the kink of its activation. */
    KINK("change at a kink");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The words for it in tables and legends. */
    String label() {
      return label;
    }
  }

  /** The lower of the two values of the parameter between which it happens. */
  double low() {
    return Math.min(before.value(), after.value());
  }

  double high() {
    return Math.max(before.value(), after.value());
  }
}
