package org.rnnzoo.testkit;

import java.util.List;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;
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
      List<Epoch> trial = epochs(source, i);
      double ms = source.clock().ms(trial.stream().mapToInt(Epoch::end).max().orElseThrow());
      sum += ms;
      squares += ms * ms;
      epochs = Math.max(epochs, trial.size());
    }
    double mean = sum / TRIALS;
    double variance = Math.max(0, squares / TRIALS - mean * mean);
    return new Durations(mean, Math.sqrt(variance / TRIALS), epochs);
  }

  /** The epochs of a trial that is not built, since noise takes most of the time. */
  private static <P extends Record> List<Epoch> epochs(TrialSource<P> source, long index) {
    TrialBuilder trial =
        new TrialBuilder(
            source.channels(), source.clock(), source.stream().indexed(index).generator());
    source.task().compose(source.parameters(), trial);
    return trial.epochs();
  }

  /** How far a mean may be off at a sampling period: half a step for each epoch, and chance. */
  double tolerance(double dt) {
    return epochs * dt / 2 + 6 * error;
  }
}
