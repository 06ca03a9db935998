package org.rnnzoo.dynamics.similarity;

import java.util.List;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.dynamics.Trajectories;

/**
 * How right the answers of a network were, trial by trial.
 *
 * @param accuracies the accuracy in each trial, in [0, 1]; NaN where a trial does not count
 */
public record Answers(double[] accuracies) {

  /**
   * Judges what a network did.
   *
   * @param source where the trials come from
   * @param course what it did on them
   */
  public static Answers of(TrialSource<?> source, Trials trials, Trajectories course) {
    float[] outputs = new float[trials.size() * trials.time() * course.width()];
    for (int trial = 0; trial < trials.size(); trial++) {
      double[] own = course.outputs()[trial];
      int start = trial * trials.time() * course.width();
      for (int k = 0; k < own.length; k++) {
        outputs[start + k] = (float) own[k];
      }
    }
    List<Verdict> verdicts = source.score(trials, outputs);
    return new Answers(
        verdicts.stream()
            .mapToDouble(verdict -> verdict.scored() ? verdict.accuracy() : Double.NaN)
            .toArray());
  }

  /**
   * The mean difference of two networks' accuracies in the same trial, over trials that count for
   * both, in [0, 1]; 0 if none does.
   */
  public double disagreement(Answers other) {
    double sum = 0;
    int count = 0;
    for (int t = 0; t < accuracies.length; t++) {
      double difference = Math.abs(accuracies[t] - other.accuracies[t]);
      if (!Double.isNaN(difference)) {
        sum += difference;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** The disagreement of each two. */
  public static DistanceMatrix distances(List<Answers> all) {
    return DistanceMatrix.of(all.size(), (a, b) -> all.get(a).disagreement(all.get(b)));
  }
}
