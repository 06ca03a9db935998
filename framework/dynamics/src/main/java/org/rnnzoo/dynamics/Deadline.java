package org.rnnzoo.dynamics;

/**
 * A moment after which work is not carried on.
 *
 * @param nanos the moment by {@link System#nanoTime}
 */
record Deadline(long nanos) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double LONGEST = 1e9;

  /** In so many seconds from now. */
  static Deadline in(double seconds) {
    return new Deadline(System.nanoTime() + (long) (Math.min(seconds, LONGEST) * NANOS_PER_SECOND));
  }

  boolean passed() {
    return System.nanoTime() - nanos > 0;
  }
}
