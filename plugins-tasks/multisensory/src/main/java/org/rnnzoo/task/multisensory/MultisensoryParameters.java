package org.rnnzoo.task.multisensory;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of multisensory integration. */
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
    @Unwrapped ChoiceRule choice) {

  public MultisensoryParameters {
    coherences = List.copyOf(coherences);
    noiseFactors = List.copyOf(noiseFactors);
    Require.coherences(coherences);
    Require.between("unimodalProbability", unimodalProbability, 0, 1);
    Require.between("sigma", sigma, 0, 10);
    if (noiseFactors.isEmpty() || !noiseFactors.stream().allMatch(f -> f >= 0.01 && f <= 100)) {
      throw new IllegalArgumentException(
          "noiseFactors are %s; there must be at least one, each from 0.01 to 100."
              .formatted(noiseFactors));
    }
    Require.lasts("stimulusMs", stimulusMs);
    Require.lasts("responseMs", responseMs);
  }
}
