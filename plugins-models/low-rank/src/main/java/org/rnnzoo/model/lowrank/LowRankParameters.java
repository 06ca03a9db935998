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
 * @param trainInput whether the input weights are trained
 * @param trainReadout whether the readout is trained
 */
public record LowRankParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Parameter(help = "Whether the state of a unit is a rate or a current.") Form form,
    @Parameter(help = "Rank of the connectivity.", symbol = "R", min = 1, max = 1000) int rank,
    @Parameter(help = "Whether the input weights are trained; else they stay as drawn.")
        boolean trainInput,
    @Parameter(help = "Whether the readout weights are trained; else they stay as drawn.")
        boolean trainReadout) {}
