package org.rnnzoo.model.chaos;

import org.rnnzoo.api.Parameter;

/**
 * The random connectivity, and what of it is trained.
 *
 * @param gain g
 * @param gainRole what the gain does
 * @param rank the rank of the trained structure beside a frozen random one
 * @param zeroDiagonal whether the random connectivity has no connections of units onto themselves
 */
public record RandomConnectivity(
    @Parameter(
            help =
                "Gain of the random connectivity: above 1, a large network without input is"
                    + " chaotic.",
            symbol = "g",
            min = 0,
            max = 100,
            acts = Parameter.Acts.START,
            actsWhen = "gainRole=factor|frozen")
        double gain,
    @Parameter(
            help =
                "Whether the gain is the initial scale of the trained weights, a factor on the"
                    + " recurrent drive, or that of a frozen random matrix beside trained"
                    + " structure.")
        GainRole gainRole,
    @Parameter(
            help = "Rank of the trained structure; with gainRole frozen only.",
            symbol = "R",
            min = 1,
            max = 1000,
            acts = Parameter.Acts.START,
            when = "gainRole=frozen")
        int rank,
    @Parameter(help = "Whether units never connect to themselves at random.")
        boolean zeroDiagonal) {}
