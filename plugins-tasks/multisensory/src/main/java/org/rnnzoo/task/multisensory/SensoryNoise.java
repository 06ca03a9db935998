package org.rnnzoo.task.multisensory;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;

/** How noisy each sense is, and whether it is told. */
@RecordBuilder
public record SensoryNoise(
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
        boolean reliabilityCue)
    implements SensoryNoiseBuilder.With {

  public SensoryNoise {
    noiseFactors = List.copyOf(noiseFactors);
    if (noiseFactors.isEmpty()) {
      throw new IllegalArgumentException("noiseFactors is empty; there must be at least one.");
    }
  }
}
