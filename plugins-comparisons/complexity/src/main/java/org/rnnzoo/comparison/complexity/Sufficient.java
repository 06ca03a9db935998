package org.rnnzoo.comparison.complexity;

import org.rnnzoo.api.Parameter;

/** From where on a rank or a circuit suffices. */
record Sufficient(
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
        double perturbation) {}
