package org.rnnzoo.task.multisensory;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;

/** The parameters of multisensory integration. */
@RecordBuilder
public record MultisensoryParameters(
    @Unwrapped Senses senses,
    @Unwrapped Timing timing,
    @Unwrapped SensoryNoise noise,
    @Unwrapped ChoiceRule choice)
    implements MultisensoryParametersBuilder.With {

  /** The same with other evidence. */
  MultisensoryParameters withSenses(UnaryOperator<Senses> change) {
    return withSenses(change.apply(senses));
  }

  /** The same with other timing. */
  MultisensoryParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with other noise. */
  MultisensoryParameters withNoise(UnaryOperator<SensoryNoise> change) {
    return withNoise(change.apply(noise));
  }
}
