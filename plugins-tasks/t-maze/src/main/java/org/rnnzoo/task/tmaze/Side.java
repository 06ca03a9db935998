package org.rnnzoo.task.tmaze;

import java.util.random.RandomGenerator;

/** A side of the stem and the arm of the maze on that side. */
enum Side {
  LEFT("left", 'L'),
  RIGHT("right", 'R');

  private final String word;
  private final char letter;

  Side(String word, char letter) {
    this.word = word;
    this.letter = letter;
  }

  static Side draw(RandomGenerator random) {
    return random.nextBoolean() ? LEFT : RIGHT;
  }

  Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }

  /** The input that shows cues on this side. */
  String cue() {
    return "cue." + word;
  }

  /** The output for a turn to this side, which is also the word for the side in conditions. */
  String word() {
    return word;
  }

  char letter() {
    return letter;
  }
}
