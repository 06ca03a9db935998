package org.rnnzoo.task.clicks;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of pulse accumulation. */
@RecordBuilder
public record ClicksParameters(
    @Parameter(help = "Fixation before the stimulus.", unit = "ms", min = 0, max = 60_000)
        DurationLaw fixationMs,
    @Unwrapped ClickStimulus clicks,
    @Parameter(help = "Delay before the response.", unit = "ms", min = 0, max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1, max = 60_000)
        DurationLaw responseMs,
    @Unwrapped ChoiceRule choice,
    @Parameter(help = "Size of the noise on both click inputs.", symbol = "σ", min = 0, max = 10)
        double sigma)
    implements ClicksParametersBuilder.With {

  /** The same with other clicks. */
  ClicksParameters withClicks(UnaryOperator<ClickStimulus> change) {
    return withClicks(change.apply(clicks));
  }
}
