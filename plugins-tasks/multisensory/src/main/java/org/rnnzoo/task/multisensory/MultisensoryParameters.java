package org.rnnzoo.task.multisensory;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Coherences;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of multisensory integration. */
@RecordBuilder
public record MultisensoryParameters(
    @Parameter(
            help = "Strengths of the evidence, all equally likely, with a random sign.",
            symbol = "c",
            min = 0,
            max = 1)
        List<Double> coherences,
    @Parameter(
            help = "Probability that only one sense, drawn at random, has a stimulus.",
            min = 0,
            max = 1)
        double unimodalProbability,
    @Parameter(
            help =
                "Whether the senses carry coherences drawn independently, whose sum is to be"
                    + " judged, or the same.")
        boolean independent,
    @Parameter(help = "Fixation before the stimulus.", unit = "ms", min = 0) DurationLaw fixationMs,
    @Parameter(help = "Length of the stimulus.", unit = "ms", min = 1) DurationLaw stimulusMs,
    @Parameter(help = "Wait from the stimulus to the response.", unit = "ms", min = 0)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs,
    @Parameter(help = "Size of the noise of both senses.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(
            help =
                "Factors on the visual noise, one drawn for each trial; the auditory noise is"
                    + " divided by the same factor.",
            min = 0.01,
            max = 100)
        List<Double> noiseFactors,
    @Parameter(help = "Whether two inputs say how reliable each sense is in the trial.")
        boolean reliabilityCue,
    @Unwrapped ChoiceRule choice)
    implements MultisensoryParametersBuilder.With {

  public MultisensoryParameters {
    noiseFactors = List.copyOf(noiseFactors);
    coherences = Coherences.visible(coherences);
    if (noiseFactors.isEmpty()) {
      throw new IllegalArgumentException("noiseFactors is empty; there must be at least one.");
    }
  }
}
