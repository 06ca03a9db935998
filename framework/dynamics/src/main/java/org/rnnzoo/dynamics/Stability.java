package org.rnnzoo.dynamics;

import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;

/**
 * What a fixed point does to states nearby, in the dimensions in which a system's fixed points lie.
 *
 * <p>A network of a hundred units that stores two bits moves on a surface of two dimensions, and
 * nearly every other direction decays at every fixed point. Counted over all hundred, a point in
 * the middle that repels along the whole surface would be called a saddle. So it is counted over
 * the {@linkplain FixedPoints#effectiveDimension() effective dimension}, which makes the names the
 * same in a network and in its latent circuit, and the textbook's in a system of two variables.
 */
public enum Stability {
  /** No direction is unstable. */
  STABLE,
  /** Some directions are unstable, fewer than the effective dimension. */
  SADDLE,
  /** At least as many directions are unstable as the effective dimension. */
  UNSTABLE;

  /** The name of a point with this many unstable directions. */
  public static Stability of(int unstableDimensions, int effectiveDimension) {
    if (unstableDimensions == 0) {
      return STABLE;
    }
    return unstableDimensions < effectiveDimension ? SADDLE : UNSTABLE;
  }

  /** The word for it in tables and legends: {@code stable}, {@code saddle}, {@code unstable}. */
  public String label() {
    return switch (this) {
      case STABLE -> "stable";
      case SADDLE -> "saddle";
      case UNSTABLE -> "unstable";
    };
  }

  /** The colour in figures. */
  public Ink ink() {
    return switch (this) {
      case STABLE -> Ink.BLUE;
      case SADDLE -> Ink.ORANGE;
      case UNSTABLE -> Ink.VERMILION;
    };
  }

  /** The mark in figures. */
  public Layer.Mark mark() {
    return switch (this) {
      case STABLE -> Layer.Mark.DISC;
      case SADDLE -> Layer.Mark.HALF_DISC;
      case UNSTABLE -> Layer.Mark.RING;
    };
  }
}
