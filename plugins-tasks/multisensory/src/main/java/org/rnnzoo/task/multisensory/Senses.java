package org.rnnzoo.task.multisensory;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Coherences;

/** What evidence the two senses give. */
@RecordBuilder
public record Senses(
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
        boolean independent)
    implements SensesBuilder.With {

  public Senses {
    coherences = Coherences.visible(coherences);
  }
}
