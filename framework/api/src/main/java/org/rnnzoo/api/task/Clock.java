package org.rnnzoo.api.task;

/**
 * The sampling period, and the one rule by which durations become steps.
 *
 * @param dt the sampling period in ms, in (0, 1000]
 */
public record Clock(double dt) {

  /** The correlation time of input noise in ms. A constant of the tasks, not the network's τ. */
  public static final double NOISE_TIME_CONSTANT = 100;

  private static final int MOST_STEPS = 10_000_000;

  public Clock {
    if (!(dt > 0 && dt <= 1000)) {
      throw new IllegalArgumentException(
          "The sampling period dt is " + dt + " ms; it must be above 0 and at most 1000 ms.");
    }
  }

  /**
   * The number of steps that stand for a duration: the nearest whole number, halves upwards, but at
   * least 1 for a duration above 0 and 0 for a duration of 0.
   *
   * @param ms a duration in ms, finite and at least 0
   */
  public int steps(double ms) {
    if (!(ms >= 0 && ms < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A duration of " + ms + " ms is not possible.");
    }
    return ms == 0 ? 0 : Math.max(1, nearest(ms));
  }

  /**
   * The step nearest to a moment, halves upwards; a moment may be step 0.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is later than any trial
   *     can last
   */
  public int nearest(double ms) {
    double step = Math.floor(ms / dt + 0.5);
    if (!(Math.abs(step) <= MOST_STEPS)) {
      throw new IllegalArgumentException(
          "%s ms are more than %s steps of a sampling period dt of %s ms; make dt longer."
              .formatted(ms, MOST_STEPS, dt));
    }
    return (int) step;
  }

  /** The realised duration in ms of a number of steps. */
  public double ms(int steps) {
    return steps * dt;
  }

  /**
   * The standard deviation per step of white noise whose low-passed size is {@code sigma} at any
   * sampling period: {@code sigma·sqrt(2·100 ms / dt)}.
   */
  public double noisePerStep(double sigma) {
    return sigma * Math.sqrt(2 * NOISE_TIME_CONSTANT / dt);
  }
}
