package org.rnnzoo.task.yang2019;

import java.util.random.RandomGenerator;

/**
 * Delayed match: two stimuli, one after the other, each in either modality; look at the second if
 * they match, or if they do not, and else hold fixation.
 *
 * @param timing when the stimuli come
 * @param byCategory whether a match is the same half circle, below 180 degrees or above, with ten
 *     directions; else it is the same direction, and others are at least 20 degrees away
 * @param goIfMatch whether a match asks to look
 */
record Match(Timing timing, boolean byCategory, boolean goIfMatch) implements Design {

  /** Matches of direction; half of the trials match. */
  static Match direction(boolean goIfMatch) {
    return new Match(Timing.MATCH, false, goIfMatch);
  }

  /** Matches of category. */
  static Match category(boolean goIfMatch) {
    return new Match(Timing.CATEGORY, true, goIfMatch);
  }

  @Override
  public void compose(Scene scene) {
    RandomGenerator random = scene.random();
    double first = byCategory ? oneOfTen(random) : scene.direction();
    double second = byCategory ? oneOfTen(random) : sameOrOther(first, random);
    boolean match = byCategory ? (first < 180) == (second < 180) : first == second;
    int firstModality = scene.modality();
    int secondModality = scene.modality();

    scene.show(firstModality, first, 1, scene.schedule().first());
    scene.show(secondModality, second, 1, scene.schedule().response());
    if (match == goIfMatch) {
      scene.go(second);
    } else {
      scene.stay();
    }
    scene.note("stimulus1Deg", first);
    scene.note("stimulus2Deg", second);
    scene.note("modality1", firstModality);
    scene.note("modality2", secondModality);
    scene.note("match", match ? 1 : 0);
  }

  private static double sameOrOther(double direction, RandomGenerator random) {
    return random.nextBoolean() ? direction : (direction + 20 + 320 * random.nextDouble()) % 360;
  }

  private static double oneOfTen(RandomGenerator random) {
    return 18 + 36 * random.nextInt(10);
  }
}
