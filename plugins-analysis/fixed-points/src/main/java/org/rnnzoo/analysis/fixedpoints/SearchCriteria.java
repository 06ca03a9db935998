package org.rnnzoo.analysis.fixedpoints;

import org.rnnzoo.api.Parameter;

/** How many states the search starts from, and what counts as a point. */
public record SearchCriteria(
    @Parameter(help = "Number of starting states in a batch.", min = 1, max = 100000) int seeds,
    @Parameter(help = "Largest number of batches.", min = 1, max = 1000) int batches,
    @Parameter(
            help =
                "A state counts as a fixed point if the squared length of F = τ dx/dt is below"
                    + " this.",
            min = 1e-28,
            max = 1e-6)
        double tolerance,
    @Parameter(
            help =
                "A local minimum of the speed counts as a slow point if its speed, the root mean"
                    + " square velocity of a state variable, is below this.",
            unit = "1/s",
            min = 0)
        double slowSpeed,
    @Parameter(
            help =
                "Two states are one point if no variable differs by more than this share of the"
                    + " variables' root mean square.",
            min = 1e-9,
            max = 1)
        double uniqueness,
    @Parameter(
            help =
                "Points farther from the mean of the trajectories than this many times their mean"
                    + " distance are listed as far.",
            min = 1)
        double farFactor) {}
