package org.rnnzoo.comparison.similarity;

import org.rnnzoo.api.Parameter;

/** How many principal components are looked at. */
record ComponentChoice(
    @Parameter(
            help = "Share of the variance of rates that the principal components hold.",
            above = 0,
            max = 1)
        double variance,
    @Parameter(
            help =
                "Most principal components; canonical correlations and linear models look at as"
                    + " many as the variance needs in the network that needs most, but not at"
                    + " more.",
            min = 1,
            max = 50)
        int mostComponents) {}
