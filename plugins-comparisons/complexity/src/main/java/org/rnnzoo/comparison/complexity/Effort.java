package org.rnnzoo.comparison.complexity;

import org.rnnzoo.api.Parameter;

/** How much is tried. */
record Effort(
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
    @Parameter(help = "Draws of seeds for intervals.", min = 99, max = 100000) int draws) {}
