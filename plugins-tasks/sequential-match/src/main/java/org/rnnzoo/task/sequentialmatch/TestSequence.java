package org.rnnzoo.task.sequentialmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** Which directions the tests of a trial have. */
@RecordBuilder
public record TestSequence(
    @Parameter(
            help = "Number of directions, spread evenly over the circle.",
            symbol = "K",
            min = 3,
            max = 360)
        int directions,
    @Parameter(help = "Number of tests in a trial.", min = 1, max = 100) int tests,
    @Parameter(help = "Probability that a test matches.", min = 0, max = 1) double matchProbability,
    @Parameter(
            help =
                "Probability that a non-match repeats the test before it, if that did not match"
                    + " either; 0 makes ABCA.",
            min = 0,
            max = 1)
        double repeatProbability)
    implements TestSequenceBuilder.With {

  public TestSequence {
    if (directions <= tests) {
      throw new IllegalArgumentException(
          "directions is %s; with %s tests, each of which can need a direction not shown before, it must be at least %s."
              .formatted(directions, tests, tests + 1));
    }
  }
}
