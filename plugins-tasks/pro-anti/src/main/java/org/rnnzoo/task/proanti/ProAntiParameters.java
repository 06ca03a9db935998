package org.rnnzoo.task.proanti;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Loss;

/** The parameters of the pro/anti task. */
@RecordBuilder
public record ProAntiParameters(
    @Unwrapped Directions directions,
    @Unwrapped Rules rules,
    @Unwrapped Timing timing,
    @Parameter(help = "Size of the noise of the stimulus inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(
            help = "How far a right answer may be off when any direction can be right.",
            unit = "deg",
            min = 0.1,
            max = 180)
        double toleranceDeg,
    @Unwrapped ChoiceRule choice)
    implements ProAntiParametersBuilder.With {

  public ProAntiParameters {
    if (directions.report() != Report.SIDE && choice.loss() != Loss.SQUARED_ERROR) {
      throw new IllegalArgumentException(
          "loss is cross-entropy, which needs a choice; with report %s it must be squared-error."
              .formatted(directions.report() == Report.VECTOR ? "vector" : "population"));
    }
  }

  /** The same with other directions. */
  ProAntiParameters withDirections(UnaryOperator<Directions> change) {
    return withDirections(change.apply(directions));
  }

  /** The same with other rules. */
  ProAntiParameters withRules(UnaryOperator<Rules> change) {
    return withRules(change.apply(rules));
  }

  /** The same with other timing. */
  ProAntiParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }
}
