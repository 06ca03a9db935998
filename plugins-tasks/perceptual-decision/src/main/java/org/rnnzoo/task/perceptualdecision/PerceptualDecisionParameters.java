package org.rnnzoo.task.perceptualdecision;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Coherences;

/** The parameters of the perceptual decision. */
@RecordBuilder
public record PerceptualDecisionParameters(
    @Parameter(help = "Number of directions to choose from.", min = 2, max = 8) int choices,
    @Parameter(
            help = "Strengths of the motion, all equally likely; at 0 there is nothing to decide.",
            symbol = "c",
            min = 0,
            max = 1)
        List<Double> coherences,
    @Unwrapped Timing timing,
    @Parameter(help = "Size of the noise of the motion inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements PerceptualDecisionParametersBuilder.With {

  public PerceptualDecisionParameters {
    coherences = Coherences.visible(coherences);
  }

  /** The names of the directions: right and left, or angles in degrees if there are more. */
  List<String> directions() {
    return choices == 2
        ? List.of("right", "left")
        : IntStream.range(0, choices)
            .mapToObj(direction -> Long.toString(Math.round(360.0 * direction / choices)))
            .toList();
  }

  /** The motion inputs, one for each direction. */
  List<String> motionInputs() {
    return directions().stream().map(direction -> "motion." + direction).toList();
  }

  /** The outputs that choose a direction. */
  List<String> choiceOutputs() {
    return choices == 2
        ? directions()
        : directions().stream().map(direction -> "choice." + direction).toList();
  }

  /** The same with other timing. */
  PerceptualDecisionParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }
}
