package org.rnnzoo.task.flipflop;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** The pulses of a bit in the course of a trial. */
@RecordBuilder
public record PulseTrain(
    @Parameter(help = "Length of a trial.", unit = "ms", min = 100, max = 60_000) DurationLaw runMs,
    @Parameter(
            help = "Hold at 0 before the first pulse of a bit.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw holdMs,
    @Parameter(help = "Width of a pulse.", unit = "ms", min = 1) DurationLaw pulseMs,
    @Parameter(help = "Sizes of a pulse, all equally likely.", min = 0.001, max = 10)
        List<Double> amplitudes,
    @Parameter(help = "Gap from the end of a pulse to the next.", unit = "ms", min = 0)
        DurationLaw gapMs)
    implements PulseTrainBuilder.With {

  public PulseTrain {
    amplitudes = List.copyOf(amplitudes);
  }
}
