package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/**
 * A test matches if it is the sample. Lures are the two directions next to the sample.
 *
 * @param directions the number of directions, spread evenly
 * @param lureProbability how often a test that does not match is next to the sample
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record SampleMatch(
    @Parameter(help = "Number of directions.", symbol = "K", min = 2, max = 360) int directions,
    @Parameter(
            help =
                "Probability that a nonmatching test is next to the sample; 0 for no preference.",
            min = 0,
            max = 1)
        double lureProbability,
    @Unwrapped Frame frame)
    implements SampleMatchBuilder.With, Matching {

  @Override
  public List<Rule> rules() {
    Rule.Lure near = new Rule.Lure("near", Relation.near(360.0 / directions));
    return List.of(new Rule("dms", Relation.identity(), List.of(near)));
  }
}
