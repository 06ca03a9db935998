package org.rnnzoo.engine;

import org.rnnzoo.api.task.Trials;

/**
 * A batch as the chunks take it up: arrays {@code [trials, time, …]} in C order and the length of
 * each trial.
 */
record Batch(int trials, int time, int[] lengths, float[] inputs, float[] targets, float[] masks) {

  static Batch of(Trials trials) {
    int[] lengths = new int[trials.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = trials.get(i).steps();
    }
    return new Batch(
        trials.size(),
        trials.time(),
        lengths,
        trials.inputValues(),
        trials.targetValues(),
        trials.maskValues());
  }

  int length(int trial) {
    return lengths[trial];
  }

  long totalSteps() {
    long sum = 0;
    for (int length : lengths) {
      sum += length;
    }
    return sum;
  }
}
