package org.rnnzoo.model.chaos;

/** What the gain g does. */
public enum GainRole {
  /** {@code W ~ N(0, g²/units)} at the start; all of W is trained. */
  INITIAL,
  /** The recurrent drive is {@code g W r}; W is trained from {@code N(0, 1/units)}, g is not. */
  FACTOR,
  /**
   * The connectivity is {@code g J + M Nᵀ/units}; the random J stays as it is, M and N are trained
   * (Mastrogiuseppe &amp; Ostojic 2018).
   */
  FROZEN
}
