package org.rnnzoo.task.delayeddiscrimination;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;

/** The parameters of the delayed discrimination. */
@RecordBuilder
public record DelayedDiscriminationParameters(
    @Unwrapped Pairing pairing,
    @Unwrapped Timing timing,
    @Unwrapped Levels levels,
    @Parameter(help = "Size of the noise of the stimulus inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements DelayedDiscriminationParametersBuilder.With {

  /** The value of the input that rises with the frequency. */
  double rising(double frequency) {
    double bottom = Collections.min(pairing.frequencies());
    double top = Collections.max(pairing.frequencies());
    return levels.lowest()
        + (levels.highest() - levels.lowest()) * (frequency - bottom) / (top - bottom);
  }

  /** The value of the input that falls with the frequency. */
  double falling(double frequency) {
    return levels.lowest() + levels.highest() - rising(frequency);
  }

  /** The same with other pairs. */
  DelayedDiscriminationParameters withPairing(UnaryOperator<Pairing> change) {
    return withPairing(change.apply(pairing));
  }

  /** The same with other timing. */
  DelayedDiscriminationParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with other input levels. */
  DelayedDiscriminationParameters withLevels(UnaryOperator<Levels> change) {
    return withLevels(change.apply(levels));
  }
}
