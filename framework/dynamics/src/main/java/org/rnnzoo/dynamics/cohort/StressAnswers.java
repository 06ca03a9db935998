package org.rnnzoo.dynamics.cohort;

import java.util.List;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/**
 * How differently runs answer under stress.
 *
 * @param tests the names of the stress tests that all runs have, in alphabetical order, at least
 *     one
 * @param distances the disagreement of each two runs over the trials of all these tests
 */
public record StressAnswers(List<String> tests, DistanceMatrix distances) {

  public StressAnswers {
    tests = List.copyOf(tests);
  }
}
