package org.rnnzoo.task.xor;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Polarity;

/** The parameters of temporal XOR. */
@RecordBuilder
public record XorParameters(
    @Parameter(help = "Whether the pulses have one signed channel or two non-negative ones.")
        Polarity polarity,
    @Parameter(help = "Sizes of a pulse, all equally likely.", min = 0.001, max = 10)
        List<Double> amplitudes,
    @Parameter(
            help = "Probability that no second pulse comes and fixation must be held to the end.",
            min = 0,
            max = 1)
        double catchProbability,
    @Parameter(help = "Fixation before the first pulse.", unit = "ms", min = 0, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of a pulse, drawn for each.", unit = "ms", min = 1, max = 60_000)
        DurationLaw pulseMs,
    @Parameter(help = "Gap between the pulses.", unit = "ms", min = 0, max = 60_000)
        DurationLaw gapMs,
    @Parameter(help = "Delay after the second pulse.", unit = "ms", min = 0, max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1, max = 60_000)
        DurationLaw responseMs,
    @Parameter(help = "Size of the noise of the pulse inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements XorParametersBuilder.With {

  public XorParameters {
    amplitudes = List.copyOf(amplitudes);
    if (amplitudes.isEmpty()) {
      throw new IllegalArgumentException("amplitudes is empty; there must be at least one.");
    }
  }
}
