package org.rnnzoo.comparison.complexity;

import org.rnnzoo.api.Unwrapped;

/** The parameters of the comparison. */
record ComplexityParameters(@Unwrapped Sufficient sufficient, @Unwrapped Effort effort) {

  /** The definitions of the literature, and settings that suit most tasks. */
  static ComplexityParameters standard() {
    return new ComplexityParameters(
        new Sufficient(0.8, 0.9, 0.95, 0.8), new Effort(128, 0, 2048, 1999));
  }
}
