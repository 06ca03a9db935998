package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * A test matches if it is the sample, rotated. Lures are the sample itself and, if there are
 * several rotations, the targets of the others, or else the target of the opposite rotation.
 *
 * @param directions the number of directions, spread evenly
 * @param rotationsDeg the rotations in degrees, positive towards the next direction; one holds in
 *     each trial
 * @param lureProbability how often a test that does not match is a lure
 * @param cue how the rotation is cued
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record RotationMatch(
    @Parameter(help = "Number of directions.", symbol = "K", min = 3, max = 360) int directions,
    @Parameter(
            help = "Rotations of which one holds in each trial; 180 is anti-match.",
            unit = "°",
            symbol = "ρ",
            min = -360,
            max = 360)
        List<Double> rotationsDeg,
    @Parameter(
            help =
                "Probability that a nonmatching test is the sample or rotated wrongly; 0 for no preference.",
            min = 0,
            max = 1)
        double lureProbability,
    @Parameter(help = "How the rotation is cued.") Cue cue,
    @Unwrapped Frame frame)
    implements RotationMatchBuilder.With, CuedMatching {

  /** Rotations that have channels in any case, so that versions have the same inputs. */
  private static final List<Double> USUAL = List.of(45.0, 90.0, 180.0);

  public RotationMatch {
    if (rotationsDeg.isEmpty()) {
      throw new IllegalArgumentException(
          "rotationsDeg is empty; it must hold at least one rotation in degrees, such as 90.");
    }
    for (double rotation : rotationsDeg) {
      Directions.requireRotation(rotation, directions);
    }
    rotationsDeg = rotationsDeg.stream().map(Directions::wrap).toList();
    if (rotationsDeg.stream().distinct().count() < rotationsDeg.size()) {
      throw new IllegalArgumentException(
          "rotationsDeg is %s, which repeats a rotation.".formatted(rotationsDeg));
    }
  }

  @Override
  public List<Rule> rules() {
    return rotationsDeg.stream()
        .map(rotation -> new Rule(rule(rotation), Relation.rotation(rotation), lures(rotation)))
        .toList();
  }

  private List<Rule.Lure> lures(double rotation) {
    List<Rule.Lure> lures = new ArrayList<>();
    lures.add(new Rule.Lure("identity", Relation.identity()));
    if (rotationsDeg.size() == 1) {
      lures.add(new Rule.Lure("mirror", Relation.rotation(-rotation)));
    }
    for (double other : rotationsDeg) {
      if (other != rotation) {
        lures.add(new Rule.Lure("otherRotation", Relation.rotation(other)));
      }
    }
    return lures;
  }

  private static String rule(double rotation) {
    return "rot" + Require.plain(rotation);
  }

  @Override
  public List<String> cuedRules() {
    return Stream.concat(USUAL.stream(), rotationsDeg.stream())
        .distinct()
        .map(RotationMatch::rule)
        .toList();
  }

  @Override
  public void describeSample(Comparison drawn, TrialBuilder trial) {
    CuedMatching.super.describeSample(drawn, trial);
    double rotation =
        rotationsDeg.stream()
            .filter(degrees -> rule(degrees).equals(drawn.rule().name()))
            .findFirst()
            .orElseThrow();
    trial.condition("rotationDeg", rotation);
  }
}
