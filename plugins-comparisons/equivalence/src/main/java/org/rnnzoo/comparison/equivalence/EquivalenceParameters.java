package org.rnnzoo.comparison.equivalence;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/** The parameters of the comparison. */
record EquivalenceParameters(
    @Parameter(
            help = "Number of trials that every network is simulated on, without noise.",
            min = 4,
            max = 10000)
        int trials,
    @Unwrapped Margins margins,
    @Unwrapped TestSettings tests,
    @Unwrapped SearchSettings search) {

  /** The settings that suit most networks. */
  static EquivalenceParameters standard() {
    return new EquivalenceParameters(
        64,
        new Margins(0.05, 0.1, 0.1, 0.03, 0.1, 0.1),
        new TestSettings(0.05, 5, 4999, 1999),
        new SearchSettings(64, 8, 8));
  }
}
