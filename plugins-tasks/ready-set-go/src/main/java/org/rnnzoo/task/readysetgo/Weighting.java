package org.rnnzoo.task.readysetgo;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** What errors count. */
@RecordBuilder
public record Weighting(
    @Parameter(
            help = "Time at the start of a trial in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double burnInMs,
    @Parameter(help = "Weight of the time after set; all else weighs 1.", min = 0.001, max = 1000)
        double produceWeight)
    implements WeightingBuilder.With {}
