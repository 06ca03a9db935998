package org.rnnzoo.comparison.similarity;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.similarity.DelayChoice;
import org.rnnzoo.dynamics.similarity.FittedDynamics;

/** The parameters of the comparison. */
record SimilarityParameters(
    @Parameter(
            help =
                "Number of trials that every network is simulated on, without noise; linear models"
                    + " are fitted to the first half and chosen by the second.",
            min = 4,
            max = 10000)
        int trials,
    @Unwrapped ComponentChoice components,
    @Unwrapped LinearModels linear,
    @Parameter(
            help = "Starts of the search for the coordinates in which two dynamics agree best.",
            min = 1,
            max = 1000)
        int starts,
    @Parameter(
            help = "Moments of the trials whose distances representational similarity compares.",
            min = 3,
            max = 2000)
        int moments) {

  /** The settings that suit most networks. */
  static SimilarityParameters standard() {
    return new SimilarityParameters(
        32, new ComponentChoice(0.95, 10), new LinearModels(0, 0, 0.05, 1e-3), 8, 200);
  }

  /** What of the linear models is chosen, and how. */
  FittedDynamics.Settings models() {
    return new FittedDynamics.Settings(
        components.variance(),
        components.mostComponents(),
        linear.delays() == 0 ? DelayChoice.DELAYS : List.of(linear.delays()),
        linear.rank() == 0 ? DelayChoice.RANKS : List.of(linear.rank()),
        linear.ridge(),
        linear.slack());
  }
}
