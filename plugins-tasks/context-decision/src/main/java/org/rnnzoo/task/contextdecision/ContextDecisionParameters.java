package org.rnnzoo.task.contextdecision;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Coherences;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the context-dependent decision. */
@RecordBuilder
public record ContextDecisionParameters(
    @Parameter(
            help = "Strengths of motion and of colour, each drawn by itself with a random sign.",
            symbol = "c",
            min = 0,
            max = 1)
        List<Double> coherences,
    @Parameter(
            help =
                "When the context is shown: in the cue epoch (cued), from the stimulus to the end"
                    + " of the trial (mante), or until the response (steady).")
        ContextVariant contextVariant,
    @Parameter(help = "Value of the context input that is on.", min = 0.001, max = 100)
        double contextHeight,
    @Parameter(
            help =
                "Whether there is a fixation input, whose end asks for the answer, and a fixation"
                    + " output; without them nothing counts before the response.")
        boolean fixation,
    @Parameter(help = "Wait at the start.", unit = "ms", min = 0) DurationLaw fixationMs,
    @Parameter(help = "Length of the cue.", unit = "ms", min = 0) DurationLaw cueMs,
    @Parameter(help = "Wait from the cue to the stimulus.", unit = "ms", min = 0) DurationLaw gapMs,
    @Parameter(help = "Length of the stimulus before the response.", unit = "ms", min = 1)
        DurationLaw stimulusMs,
    @Parameter(help = "Wait from the stimulus to the response.", unit = "ms", min = 0)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs,
    @Parameter(help = "Whether the stimulus is on in the response, too.")
        boolean stimulusInResponse,
    @Parameter(help = "A constant that is added to every input.", min = 0, max = 100)
        double baseline,
    @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0, max = 10) double sigma,
    @Parameter(help = "Whether the context inputs are noisy like motion and colour.")
        boolean noisyContext,
    @Parameter(help = "Whether inputs below 0 are set to 0 after the noise is added.")
        boolean rectifyInput,
    @Unwrapped ChoiceRule choice)
    implements ContextDecisionParametersBuilder.With {

  public ContextDecisionParameters {
    coherences = Coherences.visible(coherences);
    if (contextVariant == ContextVariant.CUED && !(cueMs.shortest() > 0)) {
      throw new IllegalArgumentException(
          "cueMs is %s; it must be above 0, because contextVariant is %s."
              .formatted(cueMs, contextVariant.name().toLowerCase(Locale.ROOT)));
    }
  }
}
