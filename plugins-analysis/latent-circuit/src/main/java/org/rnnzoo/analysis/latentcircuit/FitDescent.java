package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;

/** How a fit descends. */
public record FitDescent(
    @Parameter(
            help = "Learning rate of Adam; three tenths of it in the last two fifths of the steps.",
            min = 1e-5,
            max = 1)
        double learningRate,
    @Parameter(
            help = "Steps of Adam, each on all trials; 0 takes 1500, or 4000 as published.",
            min = 0,
            max = 100_000)
        int steps,
    @Parameter(
            help = "Fits from different random weights; the best on held-out trials is kept.",
            min = 1,
            max = 1000)
        int restarts) {}
