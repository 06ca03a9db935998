package org.rnnzoo.task.delayeddiscrimination;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** How long each epoch of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Fixation before the first stimulus.", unit = "ms", min = 0)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the first stimulus.", unit = "ms", min = 1) DurationLaw f1Ms,
    @Parameter(help = "Wait from the first stimulus to the second.", unit = "ms", min = 0)
        DurationLaw delayMs,
    @Parameter(help = "Length of the second stimulus.", unit = "ms", min = 1) DurationLaw f2Ms,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs)
    implements TimingBuilder.With {}
