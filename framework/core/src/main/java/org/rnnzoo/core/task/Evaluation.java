package org.rnnzoo.core.task;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a network answers trials that it was not trained on.
 *
 * @param loss the task's loss
 * @param accuracy the mean accuracy of the scored trials, as the task defines it
 * @param trialAccuracy the share of scored trials that were right as a whole
 * @param trials the number of scored trials
 * @param measures the means of the further numbers of the task's verdicts, each over the trials
 *     that have it; of a mixture, the accuracy of each task by its label, too
 */
public record Evaluation(
    double loss, double accuracy, double trialAccuracy, int trials, Map<String, Double> measures) {

  public Evaluation {
    measures = Collections.unmodifiableMap(new TreeMap<>(measures));
  }

  /** The same with a further measure. */
  public Evaluation with(String measure, double value) {
    Map<String, Double> more = new TreeMap<>(measures);
    more.put(measure, value);
    return new Evaluation(loss, accuracy, trialAccuracy, trials, more);
  }
}
