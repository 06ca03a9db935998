package org.rnnzoo.analysis.latentcircuit;

/**
 * The bars that a circuit is judged by, each with its reason; a circuit below the lower one of a
 * pair is poor, between both it is fair.
 */
final class Bars {

  /**
   * Of the variance that the best space of as many dimensions holds, so much must be explained. A
   * fit of the published code that ends in a wrong circuit of its own teacher reaches 0.92; right
   * ones reach 0.96 and more.
   */
  static final Bar R2_RELATIVE = new Bar(0.85, 0.95);

  /** Of the variance of the outputs. A circuit that misses a tenth of it does another task. */
  static final Bar R2_OUTPUT = new Bar(0.90, 0.95);

  /**
   * Correlation of predicted with real effects of changed connections. Circuits that are the
   * mechanism of a context-dependent decision reach 0.8 to 0.95, and half of the variance of the
   * effects is explained from about 0.7; below 0.5 it is less than a quarter.
   */
  static final Bar PERTURBATION = new Bar(0.5, 0.8);

  /**
   * By so much a correlation must exceed that along random directions, whose spread is 0.1 to 0.2.
   */
  static final double ABOVE_CONTROL = 0.3;

  /**
   * Or its slope must be so many times that along random directions. In a network that does one
   * thing every direction does that, but only the right ones as strongly as predicted.
   */
  static final double STRONGER_THAN_CONTROL = 3;

  /** A circuit with less than this part of the network's stable points is poor. */
  static final double STABLE_POINTS = 0.5;

  /** How near in {@code r2Full} a restart must come to the best to count as agreeing with it. */
  static final double AGREES = 0.005;

  /** Below this share of agreeing restarts the best one may still be an accident. */
  static final double AGREEING_RESTARTS = 0.5;

  /**
   * How far from chance to solved a network or a circuit must be to be said to do the task at all.
   */
  static final double DOES_TASK = 0.5;

  /**
   * A stable point of the circuit stands for one of the network if it lies within this part of the
   * spread of the activity. A circuit that explains 90 % of the activity is off by 0.32 of it.
   */
  static final double SAME_PLACE = 0.5;

  /** States beyond this are no activity but numbers that grow without end. */
  static final double RUNAWAY = 1e6;

  private Bars() {}

  /**
   * Two levels.
   *
   * @param fair below it is poor
   * @param good from it on is good
   */
  record Bar(double fair, double good) {

    Grade of(double value) {
      if (value >= good) {
        return Grade.GOOD;
      }
      return value >= fair ? Grade.FAIR : Grade.POOR;
    }
  }
}
