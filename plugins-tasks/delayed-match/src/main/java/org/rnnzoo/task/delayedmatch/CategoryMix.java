package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/**
 * A test matches if it is the sample, or if it is of the same category: a cue tells which. Lures
 * are other directions of the sample's category when the sample itself is asked for.
 *
 * @param directions the number of directions, spread evenly; category A is the first half of them
 * @param lureProbability how often a test that is not the sample is of its category, when the
 *     sample is asked for
 * @param cue how the rule is cued
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record CategoryMix(
    @Parameter(
            help = "Number of directions, an even one; category A is the first half of them.",
            symbol = "K",
            min = 4,
            max = 360)
        int directions,
    @Parameter(
            help =
                "Probability that a test that is not the sample is of its category when the sample is asked for; 0 for no preference.",
            min = 0,
            max = 1)
        double lureProbability,
    @Parameter(help = "How the rule is cued.") Cue cue,
    @Unwrapped Frame frame)
    implements CategoryMixBuilder.With, CuedMatching {

  public CategoryMix {
    Directions.requireMultiple("directions", directions, 2, 360);
  }

  @Override
  public List<Rule> rules() {
    Rule category = category(directions);
    Rule.Lure lure = new Rule.Lure("otherRule", category.match());
    return List.of(new Rule("dms", Relation.identity(), List.of(lure)), category);
  }

  /** The rule dmc, without lures. */
  static Rule category(int directions) {
    return new Rule("dmc", Relation.category(-180.0 / directions), List.of());
  }
}
