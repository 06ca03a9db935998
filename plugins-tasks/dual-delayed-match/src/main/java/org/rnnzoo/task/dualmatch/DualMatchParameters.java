package org.rnnzoo.task.dualmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.NoisyStimuli;

/** The parameters of the dual delayed match to sample. */
@RecordBuilder
public record DualMatchParameters(
    @Unwrapped Matches matches,
    @Unwrapped Timing timing,
    @Parameter(help = "How the location to be judged is cued.") Cue cue,
    @Unwrapped InputChannels channels,
    @Unwrapped NoisyStimuli stimuli,
    @Unwrapped ChoiceRule choice)
    implements DualMatchParametersBuilder.With {

  /** The same with other matches. */
  DualMatchParameters withMatches(UnaryOperator<Matches> change) {
    return withMatches(change.apply(matches));
  }

  /** The same with other timing. */
  DualMatchParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with other input channels. */
  DualMatchParameters withChannels(UnaryOperator<InputChannels> change) {
    return withChannels(change.apply(channels));
  }

  /** The same with other stimuli. */
  DualMatchParameters withStimuli(UnaryOperator<NoisyStimuli> change) {
    return withStimuli(change.apply(stimuli));
  }
}
