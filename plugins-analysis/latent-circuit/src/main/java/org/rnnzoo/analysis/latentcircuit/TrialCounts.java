package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;

/** How many trials a circuit is fitted to and judged by. */
public record TrialCounts(
    @Parameter(help = "Trials to fit.", min = 1, max = 10_000) int trials,
    @Parameter(help = "Held-out trials for selection and all measures.", min = 1, max = 10_000)
        int heldOutTrials) {}
