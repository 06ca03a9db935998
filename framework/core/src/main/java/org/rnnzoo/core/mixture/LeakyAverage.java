package org.rnnzoo.core.mixture;

/**
 * The average that a leaky unit takes over time: {@code y[t] = (1 − α) y[t−1] + α x[t]}.
 *
 * @param alpha α, in (0, 1]
 * @param start {@code y[−1]}
 */
record LeakyAverage(double alpha, double start) {

  /** The average y of a signal x. */
  double[] of(double[] signal) {
    double[] average = new double[signal.length];
    double last = start;
    for (int step = 0; step < signal.length; step++) {
      last = (1 - alpha) * last + alpha * signal[step];
      average[step] = last;
    }
    return average;
  }

  /** The signal x of an average y, the inverse of {@link #of}. */
  double[] undone(double[] average) {
    double[] signal = new double[average.length];
    double last = start;
    for (int step = 0; step < average.length; step++) {
      signal[step] = (average[step] - (1 - alpha) * last) / alpha;
      last = average[step];
    }
    return signal;
  }
}
