package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;

/** What a fit minimises. */
public record FitObjective(
    @Parameter(
            help = "Whether the embedding has a free scale; needed for bounded rates such as tanh.",
            symbol = "s")
        boolean scaled,
    @Parameter(help = "Whether the embedding has a free offset.", symbol = "c") boolean centred,
    @Parameter(
            help =
                "Weight of the connectivity anchor, which pulls the recurrent weights towards QᵀWQ."
                    + " Above 0, circuits without it are fitted as well; 0 fits activity alone.",
            min = 0,
            max = 1e3,
            symbol = "λ_c")
        double anchor,
    @Parameter(
            help = "Weight of the states against the outputs in the loss.",
            min = 1e-3,
            max = 1e3,
            symbol = "l_y")
        double stateWeight,
    @Parameter(help = "L2 penalty on the weights of the circuit.", min = 0, max = 1)
        double weightDecay) {}
