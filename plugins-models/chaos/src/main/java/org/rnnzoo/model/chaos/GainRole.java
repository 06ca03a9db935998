package org.rnnzoo.model.chaos;

import org.rnnzoo.api.Help;

/** What the gain g does. */
public enum GainRole {
  /** {@code W ~ N(0, g²/units)} at the start; all of W is trained. */
  @Help("The scale of the initial weights, all of which are trained.")
  INITIAL,
  /** The recurrent drive is {@code g W r}; W is trained from {@code N(0, 1/units)}, g is not. */
  @Help("A factor on the recurrent drive, which can be turned in a trained network.")
  FACTOR,
  /**
   * The connectivity is {@code g J + M Nᵀ/units}; the random J stays as it is, M and N are trained
   * (Mastrogiuseppe &amp; Ostojic 2018).
   */
  @Help("The scale of a frozen random matrix beside trained structure of a rank.")
  FROZEN
}
