package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * A test matches if it is of the same category as the sample. Category A is the half of the circle
 * that starts at the boundary, category B the other half.
 *
 * @param directions the number of directions, spread evenly and none on the boundary; 0 for all
 * @param boundaryDeg where category A starts, in degrees
 * @param marginDeg how near to the boundary a direction may be if all directions are drawn
 * @param frame what all delayed-match tasks have
 */
@RecordBuilder
public record CategoryMatch(
    @Parameter(
            help = "Number of directions, an even one; 0 for the whole circle.",
            symbol = "K",
            min = 0,
            max = 360)
        int directions,
    @Parameter(
            help = "Where category A starts; it is half of the circle.",
            unit = "°",
            min = -360,
            max = 360)
        double boundaryDeg,
    @Parameter(
            help = "Least distance to the boundary if directions is 0.",
            unit = "°",
            min = 0,
            max = 89)
        double marginDeg,
    @Unwrapped Frame frame)
    implements CategoryMatchBuilder.With, Matching {

  public CategoryMatch {
    if (directions != 0) {
      Directions.requireMultiple("directions", directions, 2, 360);
    }
  }

  @Override
  public List<Double> candidates(RandomGenerator random) {
    return directions == 0
        ? List.of(somewhereFrom(boundaryDeg, random), somewhereFrom(boundaryDeg + 180, random))
        : Directions.evenly(directions, boundaryDeg + 180.0 / directions);
  }

  /** A direction in the half of the circle that starts at an angle. */
  private double somewhereFrom(double start, RandomGenerator random) {
    return Directions.wrap(start + marginDeg + (180 - 2 * marginDeg) * random.nextDouble());
  }

  @Override
  public List<Rule> rules() {
    return List.of(new Rule("dmc", Relation.category(boundaryDeg), List.of()));
  }

  @Override
  public void describeSample(Comparison drawn, TrialBuilder trial) {
    describe("sample", drawn.shown().sample(), trial);
  }

  @Override
  public void describeTest(Comparison drawn, TrialBuilder trial) {
    describe("test", drawn.test(), trial);
  }

  private void describe(String what, double degrees, TrialBuilder trial) {
    trial.condition(what + "Cat", Relation.isFirst(degrees, boundaryDeg) ? "A" : "B");
    double toStart = AngleCode.distance(degrees, boundaryDeg);
    trial.condition(what + "DistToBoundaryDeg", Math.min(toStart, 180 - toStart));
  }
}
