package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/**
 * A test matches if it is the sample, or the sample rotated, or of the sample's category: a cue
 * tells which. Lures are what would match under the other of the first two rules.
 *
 * @param directions the number of directions, spread evenly; category A is the first half of them
 * @param rotationDeg the rotation in degrees
 * @param lureProbability how often a test that does not match would match under the other of the
 *     first two rules
 * @param cue how the rule is cued
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record ThreeRuleMix(
    @Parameter(
            help = "Number of directions, an even one; category A is the first half of them.",
            symbol = "K",
            min = 4,
            max = 360)
        int directions,
    @Parameter(help = "Rotation of the rule dmrs.", unit = "°", symbol = "ρ", min = -360, max = 360)
        double rotationDeg,
    @Parameter(
            help =
                "Probability that a nonmatching test of rule dms or dmrs matches by the other; 0 for no preference.",
            min = 0,
            max = 1)
        double lureProbability,
    @Parameter(help = "How the rule is cued.") Cue cue,
    @Unwrapped Frame frame)
    implements ThreeRuleMixBuilder.With, CuedMatching {

  public ThreeRuleMix {
    Directions.requireMultiple("directions", directions, 2, 360);
    Directions.requireRotation(rotationDeg, directions);
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(RotationMix.sampleOrRotated(rotationDeg));
    rules.add(CategoryMix.category(directions));
    return rules;
  }
}
