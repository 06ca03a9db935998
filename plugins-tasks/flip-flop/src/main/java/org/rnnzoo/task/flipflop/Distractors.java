package org.rnnzoo.task.flipflop;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** Weak pulses, which are to be ignored. */
@RecordBuilder
public record Distractors(
    @Parameter(
            help = "Probability that a weak pulse, to be ignored, follows a gap.",
            min = 0,
            max = 1)
        double distractorProbability,
    @Parameter(help = "Size of a weak pulse.", min = 0, max = 10) double distractorAmplitude,
    @Parameter(help = "Gap from the end of a weak pulse to the next.", unit = "ms", min = 0)
        DurationLaw distractorGapMs)
    implements DistractorsBuilder.With {}
