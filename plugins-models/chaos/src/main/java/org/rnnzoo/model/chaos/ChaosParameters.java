package org.rnnzoo.model.chaos;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * The parameters of the chaotic network.
 *
 * @param network what all leaky networks have
 * @param form which variable is the state
 * @param gain g
 * @param gainRole what the gain does
 * @param rank the rank of the trained structure beside a frozen random one
 * @param zeroDiagonal whether the random connectivity has no connections of units onto themselves
 * @param feedback the size of the frozen weights from outputs to units; 0 for none
 */
public record ChaosParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Parameter(help = "Whether the state of a unit is a rate or a current.") Form form,
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
                    + " recurrent drive, or that of a frozen random matrix beside trained structure.")
        GainRole gainRole,
    @Parameter(
            help = "Rank of the trained structure; with gainRole frozen only.",
            symbol = "R",
            min = 1,
            max = 1000,
            acts = Parameter.Acts.START,
            when = "gainRole=frozen")
        int rank,
    @Parameter(help = "Whether units never connect to themselves at random.") boolean zeroDiagonal,
    @Parameter(
            help =
                "Size of frozen weights through which the outputs drive the units, as the trainer"
                    + " 'force' needs them; 0 for none.",
            symbol = "s",
            min = 0,
            max = 100,
            acts = Parameter.Acts.START)
        double feedback) {}
