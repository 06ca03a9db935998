package org.rnnzoo.task.dualmatch;

import java.util.List;
import java.util.random.RandomGenerator;

/** One of the two places at which a sample is shown. */
enum Location {
  A("a"),
  B("b");

  private final String letter;

  Location(String letter) {
    this.letter = letter;
  }

  static Location draw(RandomGenerator random) {
    return random.nextBoolean() ? A : B;
  }

  Location other() {
    return this == A ? B : A;
  }

  /** The letter by which conditions name this location. */
  String letter() {
    return letter;
  }

  /** The name of the inputs that show a direction here. */
  String motion() {
    return "motion." + letter;
  }

  /** The inputs that say that this location is to be judged. */
  List<String> cues(int neurons) {
    return InputChannels.numbered("cue." + letter, neurons);
  }
}
