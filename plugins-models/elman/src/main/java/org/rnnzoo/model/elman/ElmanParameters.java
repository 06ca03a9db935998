package org.rnnzoo.model.elman;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.FullConnectivity;

/**
 * The parameters of the Elman network.
 *
 * @param units the number N of units
 * @param activation φ
 * @param noise σ
 * @param trained which biases and initial states are trained
 * @param connectivity the recurrent matrix
 */
public record ElmanParameters(
    @Parameter(help = "Number of recurrent units.", symbol = "N", min = 1, max = 20_000) int units,
    @Parameter(help = "Nonlinearity of the units.", symbol = "φ") Activation activation,
    @Parameter(
            help =
                "Standard deviation of the noise added to the units after each step in training.",
            symbol = "σ",
            min = 0,
            max = 10)
        double noise,
    @Unwrapped TrainedOffsets trained,
    @Unwrapped FullConnectivity connectivity) {}
