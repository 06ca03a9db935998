package org.rnnzoo.task.proanti;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;

/** The parameters of the pro/anti task. */
@RecordBuilder
public record ProAntiParameters(
    @Parameter(
            help =
                "Left or right (side); or any direction, answered by its cosine and sine (vector)"
                    + " or in the code of the stimulus (population).")
        Report report,
    @Parameter(help = "How the inputs carry any direction, and the outputs of a population.")
        AngleCode encoding,
    @Parameter(help = "Probability that the rule is anti.", min = 0, max = 1)
        double antiProbability,
    @Parameter(help = "Whether the rule is on until the response or in the fixation epoch only.")
        RuleCue ruleCue,
    @Parameter(help = "Fixation before the stimulus.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the stimulus.", unit = "ms", min = 1, max = 60_000)
        DurationLaw stimulusMs,
    @Parameter(help = "Delay after the stimulus.", unit = "ms", min = 0, max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1, max = 60_000)
        DurationLaw responseMs,
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
    if (report != Report.SIDE && choice.loss() != Loss.SQUARED_ERROR) {
      throw new IllegalArgumentException(
          "loss is cross-entropy, which needs a choice; with report %s it must be squared-error."
              .formatted(report == Report.VECTOR ? "vector" : "population"));
    }
  }
}
