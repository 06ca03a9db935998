package org.rnnzoo.task.dualmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** How long each epoch of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Fixation before the samples.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the samples.", unit = "ms", min = 1, max = 60_000)
        DurationLaw sampleMs,
    @Parameter(
            help = "Delay before a test; drawn anew each time.",
            unit = "ms",
            min = 1,
            max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of a test.", unit = "ms", min = 1, max = 60_000) DurationLaw testMs)
    implements TimingBuilder.With {}
