package org.rnnzoo.engine;

/** Where a weight may be. A weight that an update has taken elsewhere is brought back. */
@FunctionalInterface
public interface WeightBound {

  /** Everywhere. */
  WeightBound NONE = (value, target, source) -> value;

  /** At 0 and above; a negative weight becomes 0. */
  WeightBound NON_NEGATIVE = (value, target, source) -> Math.max(value, 0);

  /**
   * The allowed weight for a weight from a source onto a target; a weight that is allowed stays.
   */
  float allowed(float value, int target, int source);

  /** As this one, and the sources from the given one on have weights of 0. */
  default WeightBound fromFirst(int sources) {
    return (value, target, source) -> source < sources ? allowed(value, target, source) : 0;
  }
}
