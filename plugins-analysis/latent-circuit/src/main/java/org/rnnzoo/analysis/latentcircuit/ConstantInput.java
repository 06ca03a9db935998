package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A constant input for which fixed points are compared.
 *
 * @param name what it is
 * @param values u, {@code [inputs]}
 */
record ConstantInput(String name, double[] values) {

  /** A mean input this far from 0, in units of its spread, is more than an accident. */
  private static final double NOTABLE = 0.5;

  /**
   * No input, and the mean input while outputs are scored, if that is something else.
   *
   * @param stimuli the trials
   */
  static List<ConstantInput> in(Stimuli stimuli) {
    DMatrixRMaj u = stimuli.inputs();
    double[] mean = new double[u.numCols];
    double[] squares = new double[u.numCols];
    int count = 0;
    for (int row = 0; row < u.numRows; row++) {
      boolean scored = false;
      for (boolean one : stimuli.scored()[row]) {
        scored |= one;
      }
      if (scored) {
        count++;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += u.get(row, i);
          squares[i] += u.get(row, i) * u.get(row, i);
        }
      }
    }
    boolean notable = false;
    for (int i = 0; i < mean.length && count > 0; i++) {
      mean[i] /= count;
      double spread = Math.sqrt(Math.max(0, squares[i] / count - mean[i] * mean[i]));
      notable |= Math.abs(mean[i]) > NOTABLE * spread && mean[i] != 0;
    }
    List<ConstantInput> inputs = new ArrayList<>();
    inputs.add(new ConstantInput("no input", new double[u.numCols]));
    if (notable) {
      inputs.add(new ConstantInput("mean input while scored", mean));
    }
    return inputs;
  }
}
