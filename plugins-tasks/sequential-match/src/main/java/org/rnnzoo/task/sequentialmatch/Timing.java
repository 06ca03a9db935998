package org.rnnzoo.task.sequentialmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** How long each epoch of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Fixation before the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw sampleMs,
    @Parameter(
            help = "Gap before a test; drawn anew each time.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw gapMs,
    @Parameter(help = "Length of a test.", unit = "ms", min = 1, max = 60_000) DurationLaw testMs,
    @Parameter(help = "Fixation after the last test.", unit = "ms", min = 0, max = 60_000)
        DurationLaw tailMs)
    implements TimingBuilder.With {}
