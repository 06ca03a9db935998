package org.rnnzoo.engine;

import java.util.List;
import org.rnnzoo.api.task.Loss;

/**
 * The task's loss of a batch: the mean over groups of outputs of the weighted mean error of each.
 */
final class BatchLoss {

  private final int outputs;
  private List<Loss.Term> terms = List.of();

  /** What the error of each group is multiplied by; 0 for a group without weight. */
  private double[] factors = {};

  private boolean complete;

  BatchLoss(int outputs) {
    this.outputs = outputs;
  }

  /**
   * Takes up the groups and the weights of a batch.
   *
   * @throws IllegalArgumentException if a group lies beyond the outputs or on another group
   */
  void weigh(List<Loss.Term> groups, Chunk[] chunks, int used) {
    if (!groups.equals(terms)) {
      take(groups);
    }
    for (int g = 0; g < factors.length; g++) {
      double weight = 0;
      for (int i = 0; i < used; i++) {
        weight += chunks[i].weight(terms.get(g));
      }
      factors[g] = weight > 0 ? 1 / (weight * factors.length) : 0;
    }
  }

  private void take(List<Loss.Term> groups) {
    boolean[] covered = new boolean[outputs];
    for (Loss.Term group : groups) {
      if (group.first() >= outputs) {
        throw new IllegalArgumentException(
            "A loss starts at output "
                + group.first()
                + ", but the network has only "
                + outputs
                + " outputs; they are counted from 0.");
      }
      for (int o = group.first(); o < group.end(outputs); o++) {
        if (covered[o]) {
          throw new IllegalArgumentException(
              "Output " + o + " is in two losses; every output may be in one at most.");
        }
        covered[o] = true;
      }
    }
    complete = true;
    for (boolean one : covered) {
      complete &= one;
    }
    terms = groups;
    factors = new double[groups.size()];
  }

  /** Measures the groups of a chunk and writes the gradient of its outputs. */
  void measure(Chunk chunk) {
    if (!complete) {
      chunk.clearOutputGradient();
    }
    for (int g = 0; g < factors.length; g++) {
      chunk.measureLoss(terms.get(g), (float) factors[g]);
    }
  }

  /** The loss, once all chunks were measured. */
  double value(Chunk[] chunks, int used) {
    double value = 0;
    for (int g = 0; g < factors.length; g++) {
      double error = 0;
      for (int i = 0; i < used; i++) {
        error += chunks[i].error(terms.get(g));
      }
      value += error * factors[g];
    }
    return value;
  }
}
