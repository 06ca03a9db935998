package org.rnnzoo.trainer.bptt;

/** Conditions on parameters. */
final class Limits {

  private Limits() {}

  static void requireAtLeast0(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be a number of at least 0.");
    }
  }

  static void requireBelow1(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be at least 0 and below 1.");
    }
  }
}
