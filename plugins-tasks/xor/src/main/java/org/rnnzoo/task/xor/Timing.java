package org.rnnzoo.task.xor;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** How long each epoch of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Fixation before the first pulse.", unit = "ms", min = 0, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of a pulse, drawn for each.", unit = "ms", min = 1, max = 60_000)
        DurationLaw pulseMs,
    @Parameter(help = "Gap between the pulses.", unit = "ms", min = 0, max = 60_000)
        DurationLaw gapMs,
    @Parameter(help = "Delay after the second pulse.", unit = "ms", min = 0, max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1, max = 60_000)
        DurationLaw responseMs)
    implements TimingBuilder.With {}
