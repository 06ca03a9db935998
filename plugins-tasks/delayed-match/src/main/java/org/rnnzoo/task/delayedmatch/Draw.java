package org.rnnzoo.task.delayedmatch;

import java.util.List;
import java.util.random.RandomGenerator;

/** The two kinds of random choice that a trial needs. */
final class Draw {

  private Draw() {}

  static <T> T oneOf(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }

  static boolean happens(double probability, RandomGenerator random) {
    return random.nextDouble() < probability;
  }
}
