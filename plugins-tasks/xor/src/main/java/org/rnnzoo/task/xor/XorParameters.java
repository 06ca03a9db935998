package org.rnnzoo.task.xor;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;

/** The parameters of temporal XOR. */
@RecordBuilder
public record XorParameters(
    @Unwrapped Pulses pulses,
    @Parameter(
            help = "Probability that no second pulse comes and fixation must be held to the end.",
            min = 0,
            max = 1)
        double catchProbability,
    @Unwrapped Timing timing,
    @Parameter(help = "Size of the noise of the pulse inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements XorParametersBuilder.With {

  /** The same with other pulses. */
  XorParameters withPulses(UnaryOperator<Pulses> change) {
    return withPulses(change.apply(pulses));
  }

  /** The same with other timing. */
  XorParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }
}
