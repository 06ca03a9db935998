package org.rnnzoo.comparison.similarity;

import org.rnnzoo.api.Parameter;

/** How linear models are fitted. */
record LinearModels(
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
                "How far above the smallest the error of the chosen linear models may be, as a"
                    + " share of it.",
            min = 0)
        double slack,
    @Parameter(help = "Ridge of the regression of the linear models.", min = 0, symbol = "λ")
        double ridge) {}
