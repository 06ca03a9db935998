package org.rnnzoo.task.delayedmatch;

import org.rnnzoo.api.task.AngleCode;

/** What a test can have to do with what was shown before it. */
@FunctionalInterface
interface Relation {

  /** Whether a test, in degrees, stands in this relation to what was shown. */
  boolean holds(Shown shown, double test);

  /** The test is the sample. */
  static Relation identity() {
    return rotation(0);
  }

  /** The test is the sample, rotated. */
  static Relation rotation(double degrees) {
    return (shown, test) -> Directions.same(shown.sample() + degrees, test);
  }

  /** The test lies on the same side of a diameter as the sample. */
  static Relation category(double boundary) {
    return (shown, test) -> isFirst(shown.sample(), boundary) == isFirst(test, boundary);
  }

  /** Whether a direction lies in the half of the circle that starts at the boundary. */
  static boolean isFirst(double degrees, double boundary) {
    return Directions.wrap(degrees - boundary) < 180;
  }

  /** The test is no further from the sample than a step between directions. */
  static Relation near(double step) {
    return (shown, test) -> AngleCode.distance(shown.sample(), test) < 1.5 * step;
  }

  /** The test is one of the distractors. */
  static Relation distractor() {
    return (shown, test) -> shown.distractors().contains(test);
  }
}
