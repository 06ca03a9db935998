package org.rnnzoo.testkit;

import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/** The loss of a task in float64, written as in its definition. */
final class TaskLoss {

  private final Loss loss;
  private final Trials trials;
  private final int width;

  TaskLoss(Loss loss, Trials trials) {
    this.loss = loss;
    this.trials = trials;
    this.width = trials.channels().outputs().size();
  }

  /**
   * The weighted mean of the error.
   *
   * @param outputs {@code [trials, time, outputs]}
   */
  double value(double[] outputs) {
    double error = 0;
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        error += error(trials.get(i), step, outputs, (i * trials.time() + step) * width);
      }
    }
    return error / totalWeight();
  }

  /** The derivative of {@link #value} by each output, 0 in the padding. */
  double[] gradient(double[] outputs) {
    double[] gradient = new double[outputs.length];
    double total = totalWeight();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (int step = 0; step < trial.steps(); step++) {
        int at = (i * trials.time() + step) * width;
        for (int o = 0; o < width; o++) {
          double slope =
              switch (loss) {
                case SQUARED_ERROR ->
                    2 * trial.mask(step, o) * (outputs[at + o] - trial.target(step, o));
                case CROSS_ENTROPY ->
                    trial.mask(step, 0)
                        * (Math.exp(outputs[at + o] - logSum(outputs, at)) - trial.target(step, o));
              };
          gradient[at + o] = slope / total;
        }
      }
    }
    return gradient;
  }

  private double error(Trial trial, int step, double[] outputs, int at) {
    double error = 0;
    for (int o = 0; o < width; o++) {
      double target = trial.target(step, o);
      error +=
          switch (loss) {
            case SQUARED_ERROR ->
                trial.mask(step, o) * (outputs[at + o] - target) * (outputs[at + o] - target);
            case CROSS_ENTROPY ->
                trial.mask(step, 0) * target * (logSum(outputs, at) - outputs[at + o]);
          };
    }
    return error;
  }

  private double totalWeight() {
    double total = 0;
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        for (int o = 0; o < (loss == Loss.CROSS_ENTROPY ? 1 : width); o++) {
          total += trials.get(i).mask(step, o);
        }
      }
    }
    return total;
  }

  private double logSum(double[] outputs, int at) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < width; o++) {
      largest = Math.max(largest, outputs[at + o]);
    }
    double sum = 0;
    for (int o = 0; o < width; o++) {
      sum += Math.exp(outputs[at + o] - largest);
    }
    return largest + Math.log(sum);
  }
}
