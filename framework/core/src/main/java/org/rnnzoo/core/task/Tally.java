package org.rnnzoo.core.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.api.task.Verdict;

/** Adds verdicts up. */
public final class Tally {

  private double accuracy;
  private int correct;
  private int scored;
  private final Map<String, double[]> measures = new LinkedHashMap<>();

  /** Counts one more trial. */
  public void add(Verdict verdict) {
    if (verdict.scored()) {
      accuracy += verdict.accuracy();
      correct += verdict.correct() ? 1 : 0;
      scored++;
    }
    verdict
        .measures()
        .forEach(
            (name, value) -> {
              double[] sum = measures.computeIfAbsent(name, unseen -> new double[2]);
              sum[0] += value;
              sum[1]++;
            });
  }

  /** The means so far; NaN if no trial was scored. */
  public Evaluation evaluation(double loss) {
    Map<String, Double> means = new LinkedHashMap<>();
    measures.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
    return new Evaluation(loss, accuracy / scored, (double) correct / scored, scored, means);
  }
}
