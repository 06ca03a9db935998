package org.rnnzoo.model.dale;

import org.rnnzoo.engine.WeightBound;

/** What happens to a weight that an update has given the wrong sign. */
public enum SignRule {
  /**
   * It becomes 0, the nearest allowed weight; many weights end there (Langdon &amp; Engel 2025).
   */
  STICKY {
    @Override
    float magnitude(float value) {
      return Math.max(value, 0);
    }
  },
  /** It changes its sign, so that no weight comes to rest at 0 (Tolmachev &amp; Engel 2025). */
  REFLECTIVE {
    @Override
    float magnitude(float value) {
      return Math.abs(value);
    }
  };

  /** The allowed value for a value that should be at 0 or above. */
  abstract float magnitude(float value);

  /** Keeps weights at 0 or above. */
  WeightBound nonNegative() {
    return (value, target, source) -> magnitude(value);
  }
}
