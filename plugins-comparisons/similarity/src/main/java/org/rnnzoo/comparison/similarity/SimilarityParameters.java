package org.rnnzoo.comparison.similarity;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.similarity.DelayChoice;
import org.rnnzoo.dynamics.similarity.FittedDynamics;

/** The parameters of the comparison. */
record SimilarityParameters(
    @Parameter(
            help =
                "Number of trials that every network is simulated on, without noise; linear models are fitted to the first half and chosen by the second.",
            min = 4,
            max = 10000)
        int trials,
    @Parameter(
            help = "Share of the variance of rates that the principal components hold.",
            above = 0,
            max = 1)
        double variance,
    @Parameter(
            help =
                "Most principal components; canonical correlations and linear models look at as many as the variance needs in the network that needs most, but not at more.",
            min = 1,
            max = 50)
        int mostComponents,
    @Parameter(
            help = "Delays of the linear models; 0 to choose them by the error of predictions.",
            min = 0,
            max = 50)
        int delays,
    @Parameter(
            help = "Rank of the linear models; 0 to choose it by the error of predictions.",
            min = 0,
            max = 50)
        int rank,
    @Parameter(
            help =
                "How far above the smallest the error of the chosen linear models may be, as a share of it.",
            min = 0)
        double slack,
    @Parameter(help = "Ridge of the regression of the linear models.", min = 0, symbol = "λ")
        double ridge,
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
    return new SimilarityParameters(32, 0.95, 10, 0, 0, 0.05, 1e-3, 8, 200);
  }

  /** What of the linear models is chosen, and how. */
  FittedDynamics.Settings models() {
    return new FittedDynamics.Settings(
        variance,
        mostComponents,
        delays == 0 ? DelayChoice.DELAYS : List.of(delays),
        rank == 0 ? DelayChoice.RANKS : List.of(rank),
        ridge,
        slack);
  }
}
