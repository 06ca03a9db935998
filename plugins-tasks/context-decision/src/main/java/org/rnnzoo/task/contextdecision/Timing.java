package org.rnnzoo.task.contextdecision;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** How long each epoch of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Wait at the start.", unit = "ms", min = 0) DurationLaw fixationMs,
    @Parameter(help = "Length of the cue.", unit = "ms", min = 0) DurationLaw cueMs,
    @Parameter(help = "Wait from the cue to the stimulus.", unit = "ms", min = 0) DurationLaw gapMs,
    @Parameter(help = "Length of the stimulus before the response.", unit = "ms", min = 1)
        DurationLaw stimulusMs,
    @Parameter(help = "Wait from the stimulus to the response.", unit = "ms", min = 0)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs)
    implements TimingBuilder.With {}
