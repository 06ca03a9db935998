package org.rnnzoo.task.yang2019;

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
    @Parameter(
            help = "Time at the start of a response in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double graceMs,
    @Parameter(help = "Weight of a response; all before it weighs 1.", min = 0.001, max = 1000)
        double responseWeight,
    @Parameter(
            help = "Weight of the fixation output; every other output weighs 1.",
            min = 0.001,
            max = 1000)
        double fixationWeight)
    implements WeightingBuilder.With {}
