package org.rnnzoo.model.rate;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.Noise;

/** The parameters of the rate network. */
public record RateParameters(
    @Parameter(help = "Number of recurrent units.", symbol = "N", min = 1, max = 20_000) int units,
    @Parameter(help = "Time constant of the units.", unit = "ms", symbol = "τ", min = 0.001)
        double tau,
    @Parameter(help = "Nonlinearity of the units.", symbol = "φ") Activation activation,
    @Parameter(
            help = "Gain of the initial weights, W ~ N(0, g²/N): about their spectral radius.",
            symbol = "g",
            min = 0,
            max = 100)
        double gain,
    @Parameter(
            help = "Size of the initial input weights, W_in ~ N(0, s²/inputs).",
            symbol = "s",
            min = 0,
            max = 100)
        double inputScale,
    @Parameter(
            help = "Size of the noise of the units during training.",
            symbol = "σ",
            min = 0,
            max = 10)
        double noise,
    @Parameter(help = "Where the noise enters and how it scales with the step.")
        Noise.Placement noisePlacement,
    @Parameter(help = "Whether the units have a bias that is trained.") boolean bias,
    @Parameter(help = "Whether the outputs have a bias that is trained.") boolean readoutBias,
    @Parameter(help = "Whether units never connect to themselves.") boolean zeroDiagonal,
    @Parameter(help = "Whether the state at the start of a trial is trained; else it is 0.")
        boolean trainInitialState) {}
