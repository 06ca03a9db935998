package org.rnnzoo.task.gonogo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;

/** The parameters of the go/no-go task. */
@RecordBuilder
public record GoNoGoParameters(
    @Unwrapped Stimulus stimulus,
    @Unwrapped Timing timing,
    @Parameter(help = "Size of the noise of the stimulus inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements GoNoGoParametersBuilder.With {

  /** The same with another stimulus. */
  GoNoGoParameters withStimulus(UnaryOperator<Stimulus> change) {
    return withStimulus(change.apply(stimulus));
  }

  /** The same with other timing. */
  GoNoGoParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }
}
