package org.rnnzoo.comparison.complexity;

import org.rnnzoo.api.Parameter;

/** The parameters of the comparison. */
record ComplexityParameters(
    @Parameter(
            help = "Share of seeds that must solve the task at a rank for it to suffice.",
            above = 0,
            max = 1)
        double solvingShare,
    @Parameter(
            help = "Least share of what as many principal components explain of the activity.",
            min = 0,
            max = 1)
        double activity,
    @Parameter(
            help = "Least share of the variance of the outputs that a circuit explains.",
            min = 0,
            max = 1)
        double outputs,
    @Parameter(
            help =
                "Least correlation of a circuit's changes under perturbation with the network's.",
            min = 0,
            max = 1)
        double perturbation,
    @Parameter(
            help = "Trials on which truncated networks are tried, also under each stress test.",
            min = 1,
            max = 10000)
        int trials,
    @Parameter(
            help = "Highest rank to which networks are cut down; 0 for as many as they have units.",
            min = 0,
            max = 10000)
        int mostTruncated,
    @Parameter(help = "Trials from which memory is estimated.", min = 100, max = 100000)
        int memoryTrials,
    @Parameter(help = "Draws of seeds for intervals.", min = 99, max = 100000) int draws) {

  /** The definitions of the literature, and settings that suit most tasks. */
  static ComplexityParameters standard() {
    return new ComplexityParameters(0.8, 0.9, 0.95, 0.8, 128, 0, 2048, 1999);
  }
}
