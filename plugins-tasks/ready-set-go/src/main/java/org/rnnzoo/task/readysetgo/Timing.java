package org.rnnzoo.task.readysetgo;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** How long the rest of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Time before ready.", unit = "ms", min = 0, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the pulses ready and set.", unit = "ms", min = 1, max = 60_000)
        double pulseMs)
    implements TimingBuilder.With {}
