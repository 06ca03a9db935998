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
 * @param random the random connectivity, and what of it is trained
 * @param feedback the size of the frozen weights from outputs to units; 0 for none
 */
public record ChaosParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Parameter(help = "Whether the state of a unit is a rate or a current.") Form form,
    @Unwrapped RandomConnectivity random,
    @Parameter(
            help =
                "Size of frozen weights through which the outputs drive the units, as the trainer"
                    + " 'force' needs them; 0 for none.",
            symbol = "s",
            min = 0,
            max = 100,
            acts = Parameter.Acts.START)
        double feedback) {}
