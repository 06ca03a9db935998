package org.rnnzoo.dynamics.recording;

import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * What is wanted at the end of each trial, such as the state that is held or the choice.
 *
 * <p>A trial may end in time that is not scored, before which the choice was due, or just after a
 * pulse that changes the state. So there are two ends.
 *
 * @param scored the target of each output at its last scored step, {@code [trials][outputs]}; 0
 *     where it never is
 * @param last the target of each output at the last step, {@code [trials][outputs]}
 */
record FinalTargets(double[][] scored, double[][] last) {

  static FinalTargets of(Trials trials) {
    double[][] scored = new double[trials.size()][];
    double[][] last = new double[trials.size()][];
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      int outputs = trial.channels().outputs().size();
      scored[i] = new double[outputs];
      last[i] = new double[outputs];
      for (int output = 0; output < outputs; output++) {
        last[i][output] = trial.target(trial.steps() - 1, output);
        for (int step = 0; step < trial.steps(); step++) {
          if (trial.mask(step, output) > 0) {
            scored[i][output] = trial.target(step, output);
          }
        }
      }
    }
    return new FinalTargets(scored, last);
  }

  /**
   * How much of it groups tell: the share of its variance over the trials of all groups that lies
   * between the groups, in [0, 1], at the end of which they tell more; 0 where it does not vary.
   */
  double toldBy(Grouping grouping) {
    return Math.max(told(scored, grouping), told(last, grouping));
  }

  private static double told(double[][] wanted, Grouping grouping) {
    int outputs = wanted.length == 0 ? 0 : wanted[0].length;
    int[] together = new int[wanted.length];
    double total = 0;
    double within = 0;
    for (int output = 0; output < outputs; output++) {
      total += squares(wanted, output, together, 0, grouping);
      for (int group = 0; group < grouping.labels().size(); group++) {
        within += squares(wanted, output, grouping.of(), group, grouping);
      }
    }
    return total > 0 ? Math.max(0, 1 - within / total) : 0;
  }

  /** The sum of squares about their mean of those trials of a group that the grouping has. */
  private static double squares(
      double[][] wanted, int output, int[] of, int group, Grouping grouping) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      if (of[i] == group && grouping.of()[i] >= 0) {
        sum += wanted[i][output];
        squares += wanted[i][output] * wanted[i][output];
        count++;
      }
    }
    return count == 0 ? 0 : squares - sum * sum / count;
  }
}
