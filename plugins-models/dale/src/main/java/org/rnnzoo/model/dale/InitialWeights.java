package org.rnnzoo.model.dale;

import org.rnnzoo.api.Parameter;

/**
 * How the recurrent weights are drawn.
 *
 * @param radius the initial spectral radius
 * @param spread the spread of the initial weights, relative to their size
 * @param density the share of the connections between different units that exist
 */
public record InitialWeights(
    @Parameter(
            help = "Spectral radius of the initial recurrent weights.",
            symbol = "g",
            min = 0.001,
            max = 100,
            acts = Parameter.Acts.START)
        double radius,
    @Parameter(
            help = "Spread of the initial weights, relative to their size; small: all are alike.",
            min = 0,
            max = 100,
            acts = Parameter.Acts.START)
        double spread,
    @Parameter(
            help = "Share of the connections between different units that exist, drawn at random.",
            min = 1e-6,
            max = 1,
            acts = Parameter.Acts.START)
        double density) {}
