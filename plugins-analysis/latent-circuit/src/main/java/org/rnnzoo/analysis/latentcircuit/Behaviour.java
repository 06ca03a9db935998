package org.rnnzoo.analysis.latentcircuit;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * How the network and its circuit do the task in the same trials.
 *
 * @param network the network's accuracy
 * @param circuit the circuit's accuracy
 * @param agreement the share of the trials in which both are right or both are wrong
 * @param chance the accuracy of the best constant answer
 * @param solved the accuracy from which the task counts as solved
 */
record Behaviour(double network, double circuit, double agreement, double chance, double solved) {

  /**
   * Judges both.
   *
   * @param trials the held-out trials, of which those at {@code kept} were simulated
   */
  static Behaviour of(
      TrialSource<?> source, Trials trials, int[] kept, Activity network, Activity circuit) {
    List<Verdict> real = verdicts(source, trials, kept, network);
    List<Verdict> modelled = verdicts(source, trials, kept, circuit);
    double networkSum = 0;
    double circuitSum = 0;
    int same = 0;
    int count = 0;
    for (int place : kept) {
      if (real.get(place).scored()) {
        count++;
        networkSum += real.get(place).accuracy();
        circuitSum += modelled.get(place).accuracy();
        same += real.get(place).correct() == modelled.get(place).correct() ? 1 : 0;
      }
    }
    Version.Card card = card(source);
    return new Behaviour(
        networkSum / count,
        circuitSum / count,
        (double) same / count,
        card.chance(),
        card.solved());
  }

  private static List<Verdict> verdicts(
      TrialSource<?> source, Trials trials, int[] kept, Activity activity) {
    int width = activity.outputs().numCols;
    float[] padded = new float[trials.size() * trials.time() * width];
    int row = 0;
    for (int place : kept) {
      int start = place * trials.time() * width;
      int length = trials.get(place).steps() * width;
      copy(activity.outputs(), row * width, padded, start, length);
      row += trials.get(place).steps();
    }
    return source.score(trials, padded);
  }

  private static void copy(DMatrixRMaj from, int at, float[] to, int start, int length) {
    for (int i = 0; i < length; i++) {
      to[start + i] = (float) from.data[at + i];
    }
  }

  /** The card of the version with these parameters, or that of the canonical version. */
  private static <P extends Record> Version.Card card(TrialSource<P> source) {
    List<Version<P>> versions = source.task().versions();
    return versions.stream()
        .filter(version -> version.parameters().equals(source.parameters()))
        .findFirst()
        .orElse(versions.get(0))
        .card();
  }

  /** Whether the network does the task at all; true where nothing was asked. */
  boolean networkDoesTask() {
    return !(standing(network) < Bars.DOES_TASK);
  }

  /** Whether the circuit does the task at all; true where nothing was asked. */
  boolean circuitDoesTask() {
    return !(standing(circuit) < Bars.DOES_TASK);
  }

  private double standing(double accuracy) {
    return (accuracy - chance) / (solved - chance);
  }
}
