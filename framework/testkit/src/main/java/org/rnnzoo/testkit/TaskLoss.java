package org.rnnzoo.testkit;

import java.util.List;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/** The loss of a task in float64, written as in its definition. */
final class TaskLoss {

  private final List<Loss.Term> groups;
  private final Trials trials;
  private final int width;

  TaskLoss(List<Loss.Term> groups, Trials trials) {
    this.groups = groups;
    this.trials = trials;
    this.width = trials.channels().outputs().size();
  }

  /**
   * The mean over the groups of the weighted mean of the error.
   *
   * @param outputs {@code [trials, time, outputs]}
   */
  double value(double[] outputs) {
    double sum = 0;
    for (Loss.Term group : groups) {
      double weight = totalWeight(group);
      sum += weight == 0 ? 0 : totalError(group, outputs) / weight;
    }
    return sum / groups.size();
  }

  /** The derivative of {@link #value} by each output, 0 in the padding. */
  double[] gradient(double[] outputs) {
    double[] gradient = new double[outputs.length];
    for (Loss.Term group : groups) {
      double weight = totalWeight(group);
      for (int i = 0; weight > 0 && i < trials.size(); i++) {
        for (int step = 0; step < trials.get(i).steps(); step++) {
          int at = row(i, step);
          for (int o = group.first(); o < group.end(width); o++) {
            double slope = slope(group, trials.get(i), step, outputs, at, o);
            gradient[at + o] = slope / weight / groups.size();
          }
        }
      }
    }
    return gradient;
  }

  private int row(int trial, int step) {
    return (trial * trials.time() + step) * width;
  }

  private double totalWeight(Loss.Term group) {
    double total = 0;
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        for (int o = group.first();
            o < (isEntropy(group) ? group.first() + 1 : group.end(width));
            o++) {
          total += trials.get(i).mask(step, o);
        }
      }
    }
    return total;
  }

  private double totalError(Loss.Term group, double[] outputs) {
    double total = 0;
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        for (int o = group.first(); o < group.end(width); o++) {
          total += error(group, trials.get(i), step, outputs, row(i, step), o);
        }
      }
    }
    return total;
  }

  private double error(Loss.Term group, Trial trial, int step, double[] outputs, int at, int o) {
    double z = outputs[at + o];
    double target = trial.target(step, o);
    if (!isEntropy(group)) {
      return trial.mask(step, o) * (z - target) * (z - target);
    }
    double error = isSilent(group, trial, step) ? z * z : target * (logSum(group, outputs, at) - z);
    return trial.mask(step, group.first()) * error;
  }

  private double slope(Loss.Term group, Trial trial, int step, double[] outputs, int at, int o) {
    double z = outputs[at + o];
    double target = trial.target(step, o);
    if (!isEntropy(group)) {
      return 2 * trial.mask(step, o) * (z - target);
    }
    double slope =
        isSilent(group, trial, step) ? 2 * z : Math.exp(z - logSum(group, outputs, at)) - target;
    return trial.mask(step, group.first()) * slope;
  }

  private static boolean isEntropy(Loss.Term group) {
    return group.loss() == Loss.CROSS_ENTROPY;
  }

  private boolean isSilent(Loss.Term group, Trial trial, int step) {
    for (int o = group.first(); o < group.end(width); o++) {
      if (trial.target(step, o) != 0) {
        return false;
      }
    }
    return true;
  }

  private double logSum(Loss.Term group, double[] outputs, int at) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int o = group.first(); o < group.end(width); o++) {
      largest = Math.max(largest, outputs[at + o]);
    }
    double sum = 0;
    for (int o = group.first(); o < group.end(width); o++) {
      sum += Math.exp(outputs[at + o] - largest);
    }
    return largest + Math.log(sum);
  }
}
