package org.rnnzoo.task.contextdecision;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Coherences;

/** The parameters of the context-dependent decision. */
@RecordBuilder
public record ContextDecisionParameters(
    @Parameter(
            help = "Strengths of motion and of colour, each drawn by itself with a random sign.",
            symbol = "c",
            min = 0,
            max = 1)
        List<Double> coherences,
    @Unwrapped ContextCue context,
    @Parameter(
            help =
                "Whether there is a fixation input, whose end asks for the answer, and a fixation"
                    + " output; without them nothing counts before the response.")
        boolean fixation,
    @Unwrapped Timing timing,
    @Unwrapped InputLevels inputs,
    @Unwrapped ChoiceRule choice)
    implements ContextDecisionParametersBuilder.With {

  public ContextDecisionParameters {
    coherences = Coherences.visible(coherences);
    if (context.contextVariant() == ContextVariant.CUED && !(timing.cueMs().shortest() > 0)) {
      throw new IllegalArgumentException(
          "cueMs is %s; it must be above 0, because contextVariant is %s."
              .formatted(timing.cueMs(), context.contextVariant().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** The same with other context inputs. */
  ContextDecisionParameters withContext(UnaryOperator<ContextCue> change) {
    return withContext(change.apply(context));
  }

  /** The same with other timing. */
  ContextDecisionParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with other input levels. */
  ContextDecisionParameters withInputs(UnaryOperator<InputLevels> change) {
    return withInputs(change.apply(inputs));
  }
}
