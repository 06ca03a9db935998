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

  /**
   * The same trials, all as long as the longest, the others without input at the end. What is added
   * is not scored.
   */
  Stimuli even() {
    int length = 0;
    for (int trial = 0; trial < trials(); trial++) {
      length = Math.max(length, steps(trial));
    }
    int[] evenStarts = new int[starts.length];
    DMatrixRMaj longer = new DMatrixRMaj(trials() * length, inputs.numCols);
    boolean[][] judged = new boolean[longer.numRows][scored.length == 0 ? 0 : scored[0].length];
    for (int trial = 0; trial < trials(); trial++) {
      int from = starts[trial];
      int to = trial * length;
      evenStarts[trial + 1] = to + length;
      System.arraycopy(
          inputs.data,
          from * inputs.numCols,
          longer.data,
          to * inputs.numCols,
          steps(trial) * inputs.numCols);
      System.arraycopy(scored, from, judged, to, steps(trial));
    }
    return new Stimuli(evenStarts, longer, judged);
  }

  /** The trials at some places, in that order. */
  Stimuli only(int[] places) {
    int[] some = new int[places.length + 1];
    for (int i = 0; i < places.length; i++) {
      some[i + 1] = some[i] + steps(places[i]);
    }
    DMatrixRMaj kept = new DMatrixRMaj(some[places.length], inputs.numCols);
    boolean[][] judged = new boolean[kept.numRows][];
    for (int i = 0; i < places.length; i++) {
      int from = starts[places[i]];
      int length = some[i + 1] - some[i];
      System.arraycopy(
          inputs.data,
          from * inputs.numCols,
          kept.data,
          some[i] * inputs.numCols,
          length * inputs.numCols);
      System.arraycopy(scored, from, judged, some[i], length);
    }
    return new Stimuli(some, kept, judged);
  }

  /** The number of trials. */
  int trials() {
    return starts.length - 1;
  }

  /** The number of steps of a trial. */
  int steps(int trial) {
    return starts[trial + 1] - starts[trial];
  }

  /** The row of the last step of a trial in which an output is judged; its last one if none is. */
  int lastScored(int trial) {
    for (int row = starts[trial + 1] - 1; row >= starts[trial]; row--) {
      for (boolean one : scored[row]) {
        if (one) {
          return row;
        }
      }
    }
    return starts[trial + 1] - 1;
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
