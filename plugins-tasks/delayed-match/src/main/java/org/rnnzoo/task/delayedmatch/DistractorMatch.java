package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;

/**
 * A test matches if it is the sample, whatever was shown in between. Lures are the distractors.
 *
 * @param directions the number of directions, spread evenly
 * @param lureProbability how often a test that does not match is one of the distractors
 * @param distractors numbers of distractors, all equally likely; a repeated one is likelier
 * @param distractorMs the length of a distractor
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record DistractorMatch(
    @Parameter(help = "Number of directions.", symbol = "K", min = 2, max = 360) int directions,
    @Parameter(
            help = "Probability that a nonmatching test is a distractor; 0 for no preference.",
            min = 0,
            max = 1)
        double lureProbability,
    @Parameter(
            help = "Numbers of distractors, all equally likely; repeat one to make it likelier.",
            min = 0,
            max = 20)
        List<Integer> distractors,
    @Parameter(help = "Length of a distractor.", unit = "ms", min = 1, max = 60_000)
        DurationLaw distractorMs,
    @Unwrapped Frame frame)
    implements DistractorMatchBuilder.With, Matching {

  public DistractorMatch {
    distractors = List.copyOf(distractors);
    if (distractors.isEmpty()) {
      throw new IllegalArgumentException("distractors is empty; it must hold at least one number.");
    }
  }

  @Override
  public List<Rule> rules() {
    Rule.Lure distractor = new Rule.Lure("distractor", Relation.distractor());
    return List.of(new Rule("dms", Relation.identity(), List.of(distractor)));
  }

  /** Directions other than the sample, each drawn by itself. */
  @Override
  public List<Double> drawDistractors(double sample, RandomGenerator random) {
    List<Double> others =
        candidates(random).stream()
            .filter(direction -> !Directions.same(direction, sample))
            .toList();
    return Stream.generate(() -> Draw.oneOf(others, random))
        .limit(Draw.oneOf(distractors, random))
        .toList();
  }
}
