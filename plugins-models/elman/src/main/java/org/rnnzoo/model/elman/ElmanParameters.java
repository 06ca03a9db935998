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
 * @param bias whether units have a bias
 * @param readoutBias whether outputs have a bias
 * @param trainInitialState whether the state at the start of a trial is trained
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
    @Parameter(help = "Whether the units have a bias that is trained.", acts = Parameter.Acts.START)
        boolean bias,
    @Parameter(
            help = "Whether the outputs have a bias that is trained.",
            acts = Parameter.Acts.START)
        boolean readoutBias,
    @Parameter(help = "Whether the state at the start of a trial is trained; else it is 0.")
        boolean trainInitialState,
    @Unwrapped FullConnectivity connectivity) {}
