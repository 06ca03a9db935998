package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/**
 * A test matches if it is the sample, or if it is the sample rotated: a cue tells which. Lures are
 * what would match under the other rule.
 *
 * @param directions the number of directions, spread evenly
 * @param rotationDeg the rotation in degrees
 * @param lureProbability how often a test that does not match would match under the other rule
 * @param cue how the rule is cued
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record RotationMix(
    @Parameter(help = "Number of directions.", symbol = "K", min = 3, max = 360) int directions,
    @Parameter(help = "Rotation of the rule dmrs.", unit = "°", symbol = "ρ", min = -360, max = 360)
        double rotationDeg,
    @Parameter(
            help =
                "Probability that a nonmatching test matches by the other rule; 0 for no preference.",
            min = 0,
            max = 1)
        double lureProbability,
    @Parameter(help = "How the rule is cued.") Cue cue,
    @Unwrapped Frame frame)
    implements RotationMixBuilder.With, CuedMatching {

  public RotationMix {
    Directions.requireRotation(rotationDeg, directions);
  }

  @Override
  public List<Rule> rules() {
    return sampleOrRotated(rotationDeg);
  }

  /** The rules dms and dmrs, each with what matches by the other as lure. */
  static List<Rule> sampleOrRotated(double rotation) {
    Relation sample = Relation.identity();
    Relation rotated = Relation.rotation(rotation);
    return List.of(
        new Rule("dms", sample, List.of(new Rule.Lure("otherRule", rotated))),
        new Rule("dmrs", rotated, List.of(new Rule.Lure("otherRule", sample))));
  }
}
