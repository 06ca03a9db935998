package org.rnnzoo.comparison.complexity;

import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

/** How long a task leaves a network alone. */
final class Quiet {

  private Quiet() {}

  /**
   * The longest time in ms in which no input changes by more than half its range; a network that
   * does the task must keep what it knows for so long.
   */
  static double longest(TrialSource<?> source, int count) {
    Trials trials = source.trials(0, count);
    int width = trials.channels().inputs().size();
    double[] range = new double[width];
    for (int c = 0; c < width; c++) {
      double low = 0;
      double high = 0;
      for (int i = 0; i < trials.size(); i++) {
        for (int step = 0; step < trials.get(i).steps(); step++) {
          low = Math.min(low, trials.get(i).input(step, c));
          high = Math.max(high, trials.get(i).input(step, c));
        }
      }
      range[c] = high - low;
    }
    int longest = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      int since = 0;
      for (int step = 1; step < trial.steps(); step++) {
        for (int c = 0; c < width; c++) {
          if (Math.abs(trial.input(step, c) - trial.input(step - 1, c)) > range[c] / 2) {
            longest = Math.max(longest, step - since);
            since = step;
          }
        }
      }
      longest = Math.max(longest, trial.steps() - since);
    }
    return trials.clock().ms(longest);
  }
}
