package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * The inputs of a set of trials without padding: one row per real step, trial after trial.
 *
 * @param starts the row at which each trial starts, and at last the number of rows
 * @param inputs u, {@code [samples, inputs]}
 * @param scored which outputs of which rows the task judges, {@code [samples, outputs]}
 */
record Stimuli(int[] starts, DMatrixRMaj inputs, boolean[][] scored) {

  static Stimuli of(Trials trials) {
    int[] starts = new int[trials.size() + 1];
    for (int i = 0; i < trials.size(); i++) {
      starts[i + 1] = starts[i] + trials.get(i).steps();
    }
    int samples = starts[trials.size()];
    DMatrixRMaj inputs = new DMatrixRMaj(samples, trials.channels().inputs().size());
    boolean[][] scored = new boolean[samples][trials.channels().outputs().size()];
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (int step = 0; step < trial.steps(); step++) {
        int row = starts[i] + step;
        for (int channel = 0; channel < inputs.numCols; channel++) {
          inputs.set(row, channel, trial.input(step, channel));
        }
        for (int output = 0; output < scored[row].length; output++) {
          scored[row][output] = trial.mask(step, output) > 0;
        }
      }
    }
    return new Stimuli(starts, inputs, scored);
  }

  /** The first trials, at most as many as there are. */
  Stimuli first(int count) {
    int kept = Math.min(count, trials());
    return new Stimuli(
        Arrays.copyOf(starts, kept + 1),
        CommonOps_DDRM.extract(inputs, 0, starts[kept], 0, inputs.numCols),
        Arrays.copyOf(scored, starts[kept]));
  }

  /** The number of trials. */
  int trials() {
    return starts.length - 1;
  }

  /** The number of steps of a trial. */
  int steps(int trial) {
    return starts[trial + 1] - starts[trial];
  }

  /** The number of real steps of all trials. */
  int samples() {
    return inputs.numRows;
  }

  /**
   * The scored entries of an array over samples and outputs, in order.
   *
   * @param outputs {@code [samples, outputs]}
   */
  double[] pickScored(DMatrixRMaj outputs) {
    double[] picked = new double[outputs.getNumElements()];
    int count = 0;
    for (int row = 0; row < outputs.numRows; row++) {
      for (int output = 0; output < outputs.numCols; output++) {
        if (scored[row][output]) {
          picked[count++] = outputs.get(row, output);
        }
      }
    }
    return Arrays.copyOf(picked, count);
  }
}
