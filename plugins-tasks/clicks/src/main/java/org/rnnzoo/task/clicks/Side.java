package org.rnnzoo.task.clicks;

import java.util.random.RandomGenerator;

/** A side from which clicks come and to which one can turn. */
enum Side {
  LEFT("left"),
  RIGHT("right");

  private final String word;

  Side(String word) {
    this.word = word;
  }

  static Side draw(RandomGenerator random) {
    return random.nextBoolean() ? LEFT : RIGHT;
  }

  /** The name of the input with the clicks, of the output for the choice, and in conditions. */
  String word() {
    return word;
  }
}
