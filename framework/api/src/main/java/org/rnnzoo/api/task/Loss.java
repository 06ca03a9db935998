package org.rnnzoo.api.task;

import java.util.Objects;

/**
 * What training minimises on a group of outputs. Both are weighted means, {@code Σ mask·error / Σ
 * mask}, so that padding, jitter and the sampling period do not change the step size.
 */
public enum Loss {
  /** {@code (z − target)²}; the mask holds one weight per output. */
  SQUARED_ERROR,
  /**
   * {@code −Σ target·log softmax(z)} over all outputs of the group at a step; its weight is the
   * mask of the group's first output. Targets of a step sum to 1, or are all 0 where the group must
   * be silent: there the error is {@code Σ z²}.
   */
  CROSS_ENTROPY;

  /** This loss on all outputs together. */
  public Term everywhere() {
    return new Term(this, 0, Integer.MAX_VALUE);
  }

  /**
   * A loss on a group of neighbouring outputs. If there are several groups, the loss is the mean
   * over them.
   *
   * @param loss the loss
   * @param first the place of the first output
   * @param end the place after the last output; beyond the last there is, it means all from the
   *     first on
   */
  public record Term(Loss loss, int first, int end) {
    public Term {
      Objects.requireNonNull(loss, "loss");
      if (first < 0 || end <= first) {
        throw new IllegalArgumentException(
            "A loss cannot cover outputs %s to %s.".formatted(first, end));
      }
    }

    /** The place after the last output when there are so many. */
    public int end(int outputs) {
      return Math.min(end, outputs);
    }
  }
}
