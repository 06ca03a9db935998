package org.rnnzoo.task.delayedmatch;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.TrialBuilder;

/** The parameters of a delayed-match task: what can be shown, what matches, and the frame. */
interface Matching {

  /** What all delayed-match tasks have. */
  Frame frame();

  /** The number of directions. */
  int directions();

  /** The directions in degrees of which the next one to be shown is one, all equally likely. */
  default List<Double> candidates(RandomGenerator random) {
    return Directions.evenly(directions(), 0);
  }

  /** The rules, all equally likely to hold in a trial. */
  List<Rule> rules();

  /**
   * The probability that a test that does not match is a lure, if there are lures. If it is 0,
   * lures are as likely as any other direction that does not match.
   */
  default double lureProbability() {
    return 0;
  }

  /** Directions to be shown between sample and test. */
  default List<Double> drawDistractors(double sample, RandomGenerator random) {
    return List.of();
  }

  /** Records what is known of the sample beyond its direction. */
  default void describeSample(Comparison drawn, TrialBuilder trial) {}

  /** Records what is known of the test beyond its direction. */
  default void describeTest(Comparison drawn, TrialBuilder trial) {}
}
