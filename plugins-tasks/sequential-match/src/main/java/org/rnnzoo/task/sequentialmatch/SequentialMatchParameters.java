package org.rnnzoo.task.sequentialmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.NoisyStimuli;

/** The parameters of ABBA and ABCA. */
@RecordBuilder
public record SequentialMatchParameters(
    @Unwrapped TestSequence sequence,
    @Unwrapped Timing timing,
    @Unwrapped InputChannels channels,
    @Unwrapped NoisyStimuli stimuli,
    @Unwrapped ChoiceRule choice)
    implements SequentialMatchParametersBuilder.With {

  /** The same with another sequence of tests. */
  SequentialMatchParameters withSequence(UnaryOperator<TestSequence> change) {
    return withSequence(change.apply(sequence));
  }

  /** The same with other timing. */
  SequentialMatchParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with other input channels. */
  SequentialMatchParameters withChannels(UnaryOperator<InputChannels> change) {
    return withChannels(change.apply(channels));
  }

  /** The same with other stimuli. */
  SequentialMatchParameters withStimuli(UnaryOperator<NoisyStimuli> change) {
    return withStimuli(change.apply(stimuli));
  }
}
