package org.rnnzoo.task.delayedmatch;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.AngleCode;

/**
 * What is to be compared in one trial.
 *
 * @param shown what precedes the test
 * @param rule what matches
 * @param match whether the test matches
 * @param test the direction of the test in degrees
 */
record Comparison(Shown shown, Rule rule, boolean match, double test) {

  static Comparison draw(Matching matching, RandomGenerator random) {
    double sample = Draw.oneOf(matching.candidates(random), random);
    Shown shown = new Shown(sample, matching.drawDistractors(sample, random));
    Rule rule = Draw.oneOf(matching.rules(), random);
    boolean match = Draw.happens(matching.frame().matchProbability(), random);
    Map<Boolean, List<Double>> tests =
        matching.candidates(random).stream()
            .collect(Collectors.partitioningBy(test -> rule.matches(shown, test)));
    double test =
        match
            ? Draw.oneOf(tests.get(true), random)
            : nonMatch(tests.get(false), rule, shown, matching.lureProbability(), random);
    return new Comparison(shown, rule, match, test);
  }

  private static double nonMatch(
      List<Double> tests, Rule rule, Shown shown, double probability, RandomGenerator random) {
    Map<Boolean, List<Double>> lures =
        tests.stream().collect(Collectors.partitioningBy(test -> rule.isLure(shown, test)));
    if (probability == 0 || lures.values().stream().anyMatch(List::isEmpty)) {
      return Draw.oneOf(tests, random);
    }
    return Draw.oneOf(lures.get(Draw.happens(probability, random)), random);
  }

  /** The name of the lure that the test is. */
  String lure() {
    return rule.lure(shown, test);
  }

  /** How far the test is from the sample in degrees, from 0 to 180. */
  double distance() {
    return AngleCode.distance(shown.sample(), test);
  }
}
