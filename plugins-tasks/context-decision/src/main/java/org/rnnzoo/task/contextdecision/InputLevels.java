package org.rnnzoo.task.contextdecision;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** What every input holds besides its signal: when stimuli are on, the baseline and the noise. */
@RecordBuilder
public record InputLevels(
    @Parameter(help = "Whether the stimulus is on in the response, too.")
        boolean stimulusInResponse,
    @Parameter(help = "A constant that is added to every input.", min = 0, max = 100)
        double baseline,
    @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0, max = 10) double sigma,
    @Parameter(help = "Whether the context inputs are noisy like motion and colour.")
        boolean noisyContext,
    @Parameter(help = "Whether inputs below 0 are set to 0 after the noise is added.")
        boolean rectifyInput)
    implements InputLevelsBuilder.With {}
