package org.rnnzoo.dynamics;

/**
 * The average that a leaky unit takes over time: {@code y[t] = (1 − α) y[t−1] + α x[t]}.
 *
 * @param alpha α, in (0, 1]
 * @param start {@code y[−1]}, {@code [channels]}; must not be changed
 */
public record LeakyAverage(double alpha, double[] start) {

  /**
   * The average of a signal.
   *
   * @param signal x, {@code [steps, channels]}
   */
  public double[] of(double[] signal) {
    double[] average = new double[signal.length];
    for (int i = 0; i < signal.length; i++) {
      average[i] = (1 - alpha) * before(average, i) + alpha * signal[i];
    }
    return average;
  }

  /**
   * The signal of an average, the inverse of {@link #of}.
   *
   * @param average y, {@code [steps, channels]}
   */
  public double[] undone(double[] average) {
    double[] signal = new double[average.length];
    for (int i = 0; i < average.length; i++) {
      signal[i] = (average[i] - (1 - alpha) * before(average, i)) / alpha;
    }
    return signal;
  }

  private double before(double[] average, int i) {
    return i < start.length ? start[i] : average[i - start.length];
  }
}
