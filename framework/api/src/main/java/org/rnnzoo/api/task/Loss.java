package org.rnnzoo.api.task;

/**
 * What training minimises. Both are weighted means, {@code Σ mask·error / Σ mask}, so that padding,
 * jitter and the sampling period do not change the step size.
 */
public enum Loss {
  /** {@code (z − target)²}; the mask holds one weight per output. */
  SQUARED_ERROR,
  /**
   * {@code −Σ target·log softmax(z)} over all outputs of a step; its weight is the mask of the
   * first output. Targets of a step sum to 1.
   */
  CROSS_ENTROPY
}
