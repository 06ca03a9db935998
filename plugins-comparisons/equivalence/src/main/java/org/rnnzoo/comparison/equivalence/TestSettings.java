package org.rnnzoo.comparison.equivalence;

import org.rnnzoo.api.Parameter;

/** How differences are tested. */
record TestSettings(
    @Parameter(help = "Level of the tests.", above = 0, max = 0.2, symbol = "α") double level,
    @Parameter(help = "Fewest runs of a group for a verdict.", min = 3, max = 1000) int leastRuns,
    @Parameter(help = "Permutations of the groups.", min = 99, max = 1000000) int permutations,
    @Parameter(help = "Draws of runs for intervals.", min = 99, max = 1000000) int draws) {}
