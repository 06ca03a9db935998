package org.rnnzoo.dynamics;

import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;

/**
 * What a fixed point does to states nearby, over all dimensions of the state space.
 *
 * <p>The names are the textbook's: a point in the middle of a network of a hundred units that
 * repels in two directions is a saddle, however few directions the network works in. How many
 * directions are unstable is told by {@link FixedPoint#unstableDimensions()}.
 */
public enum Stability {
  /** No direction is unstable, neither in continuous time nor in the simulated step. */
  STABLE("stable", Ink.BLUE, Layer.Mark.DISC),
  /**
   * No direction is unstable in continuous time, but the simulated step, which is what was trained,
   * overshoots and leaves the point.
   */
  STABLE_AS_FLOW_ONLY(
      "stable in continuous time, unstable as simulated", Ink.SKY_BLUE, Layer.Mark.SQUARE),
  /** Some directions are unstable. */
  SADDLE("saddle", Ink.ORANGE, Layer.Mark.HALF_DISC),
  /** All directions are unstable. */
  UNSTABLE("unstable", Ink.VERMILION, Layer.Mark.RING),
  /** The system has no Jacobian here, as a unit sits on a kink of its activation. */
  NOT_DIFFERENTIABLE("not differentiable here", Ink.GREY, Layer.Mark.CROSS);

  private final String label;
  private final Ink ink;
  private final Layer.Mark mark;

  Stability(String label, Ink ink, Layer.Mark mark) {
    this.label = label;
    this.ink = ink;
    this.mark = mark;
  }

  /** The name of a point with this many unstable directions among all. */
  public static Stability of(int unstableDimensions, int dimension) {
    if (unstableDimensions == 0) {
      return STABLE;
    }
    return unstableDimensions < dimension ? SADDLE : UNSTABLE;
  }

  /** The words for it in tables and legends, such as {@code stable} or {@code saddle}. */
  public String label() {
    return label;
  }

  /** The colour in figures. */
  public Ink ink() {
    return ink;
  }

  /** The mark in figures. */
  public Layer.Mark mark() {
    return mark;
  }
}
