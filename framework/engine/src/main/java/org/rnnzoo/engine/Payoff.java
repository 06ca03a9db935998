package org.rnnzoo.engine;

/**
 * Whether helpers make steps faster, which is found out by trying.
 *
 * <p>It depends on the size of the work, on what else the machine does, and on how long values take
 * from one core's cache to another core. So a few steps of every 256 are made in pairs, without
 * helpers and with them, and the more frequent winner makes the others. Steps give the same bits
 * either way.
 */
final class Payoff {

  private static final int PERIOD = 256;
  private static final int PAIRS = 8;

  private int step;
  private int wins;
  private boolean pays;
  private double without;

  /** Whether the next step is to be made with helpers. */
  boolean helps() {
    return step < 2 * PAIRS ? step % 2 == 1 : pays;
  }

  /**
   * Takes note of a step.
   *
   * @param cost the time that it took, by its size
   */
  void note(double cost) {
    if (step < 2 * PAIRS) {
      if (step % 2 == 0) {
        without = cost;
      } else if (cost < without) {
        wins++;
      }
    }
    step++;
    if (step == 2 * PAIRS) {
      pays = 2 * wins > PAIRS;
      wins = 0;
    }
    step %= PERIOD;
  }
}
