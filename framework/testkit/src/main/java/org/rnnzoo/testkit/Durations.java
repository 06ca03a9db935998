package org.rnnzoo.testkit;

import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;

/**
 * How long trials last.
 *
 * @param mean the mean length in ms
 * @param error the standard error of the mean in ms
 * @param epochs the number of epochs of a trial
 */
record Durations(double mean, double error, int epochs) {

  private static final int TRIALS = 200;

  static Durations of(TrialSource<?> source) {
    double sum = 0;
    double squares = 0;
    int epochs = 0;
    for (int i = 0; i < TRIALS; i++) {
      // One by one: a batch of long trials with many channels would fill the memory.
      Trial trial = source.trials(i, 1).get(0);
      double ms = source.clock().ms(trial.steps());
      sum += ms;
      squares += ms * ms;
      epochs = Math.max(epochs, trial.epochs().size());
    }
    double mean = sum / TRIALS;
    double variance = Math.max(0, squares / TRIALS - mean * mean);
    return new Durations(mean, Math.sqrt(variance / TRIALS), epochs);
  }

  /** How far a mean may be off at a sampling period: half a step for each epoch, and chance. */
  double tolerance(double dt) {
    return epochs * dt / 2 + 6 * error;
  }
}
