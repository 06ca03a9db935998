package org.rnnzoo.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;

/** Answers that do not look at the trial. */
final class Answers {

  private Answers() {}

  /** All outputs at −1, 0 or 1, each output alone at 1, and the mean of the targets. */
  static List<double[]> constant(Trials trials) {
    int width = trials.channels().outputs().size();
    List<double[]> answers = new ArrayList<>();
    for (double value : new double[] {-1, 0, 1}) {
      double[] all = new double[width];
      Arrays.fill(all, value);
      answers.add(all);
    }
    for (int output = 0; output < width; output++) {
      double[] one = new double[width];
      one[output] = 1;
      answers.add(one);
    }
    answers.add(meanTarget(trials, width));
    return answers;
  }

  private static double[] meanTarget(Trials trials, int width) {
    double[] mean = new double[width];
    double[] weight = new double[width];
    for (int k = 0; k < trials.targetValues().length; k++) {
      mean[k % width] += trials.maskValues()[k] * trials.targetValues()[k];
      weight[k % width] += trials.maskValues()[k];
    }
    for (int output = 0; output < width; output++) {
      mean[output] /= Math.max(weight[output], Double.MIN_NORMAL);
    }
    return mean;
  }

  /** The mean accuracy of a constant answer over the trials that are scored. */
  static double accuracy(TrialSource<?> source, Trials trials, double[] answer) {
    float[] outputs = new float[trials.targetValues().length];
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = (float) answer[k % answer.length];
    }
    return source.score(trials, outputs).stream()
        .filter(Verdict::scored)
        .mapToDouble(Verdict::accuracy)
        .average()
        .orElseThrow();
  }
}
