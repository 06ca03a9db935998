package org.rnnzoo.model.lowrank;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * The parameters of the low-rank network.
 *
 * @param network what all leaky networks have
 * @param form which variable is the state
 * @param rank R
 * @param overlap the initial overlap of M and N, column by column
 * @param trained what is trained around the recurrent matrix
 */
public record LowRankParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Parameter(help = "Whether the state of a unit is a rate or a current.") Form form,
    @Parameter(help = "Rank of the connectivity.", symbol = "R", min = 1, max = 1000) int rank,
    @Parameter(
            help =
                "Initial overlap of each column of M with its column of N: near 1, what they carry"
                    + " outlasts the units.",
            min = -100,
            max = 100,
            acts = Parameter.Acts.START)
        double overlap,
    @Unwrapped TrainedPeriphery trained) {}
