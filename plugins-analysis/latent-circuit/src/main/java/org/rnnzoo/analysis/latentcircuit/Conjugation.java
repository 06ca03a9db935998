package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import java.util.function.BiPredicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The weights that a network's own connectivity predicts for its latent circuit, beside the weights
 * the circuit has. Where the network acts as a linear map of its embedded states both are equal.
 *
 * @param circuit the latent circuit
 * @param recurrent {@code Qᵀ W Q}, {@code [nodes, nodes]}
 * @param input {@code Qᵀ W_in / s}, {@code [nodes, inputs]}
 * @param readout {@code s W_out Q}, {@code [outputs, nodes]}
 */
record Conjugation(
    LeakyNetwork circuit, DMatrixRMaj recurrent, DMatrixRMaj input, DMatrixRMaj readout) {

  static Conjugation of(LeakyNetwork teacher, LeakyNetwork circuit, Embedding embedding) {
    DMatrixRMaj q = embedding.q();
    DMatrixRMaj input = new DMatrixRMaj(q.numCols, teacher.inputs());
    CommonOps_DDRM.multTransA(1 / embedding.scale(), q, teacher.input(), input);
    DMatrixRMaj readout = new DMatrixRMaj(teacher.outputs(), q.numCols);
    CommonOps_DDRM.mult(embedding.scale(), teacher.readout(), q, readout);
    return new Conjugation(circuit, embedding.conjugate(teacher.recurrent()), input, readout);
  }

  /** All recurrent weights. */
  Agreement connectivity() {
    return compare(recurrent, circuit.recurrent(), (row, column) -> true);
  }

  /** Connections between different nodes. */
  Agreement offDiagonal() {
    return compare(recurrent, circuit.recurrent(), (row, column) -> !row.equals(column));
  }

  /** Connections of nodes to themselves. */
  Agreement onDiagonal() {
    return compare(recurrent, circuit.recurrent(), Integer::equals);
  }

  /** All input weights. */
  Agreement inputs() {
    return compare(input, circuit.input(), (row, column) -> true);
  }

  /** All readout weights. */
  Agreement readouts() {
    return compare(readout, circuit.readout(), (row, column) -> true);
  }

  private static Agreement compare(
      DMatrixRMaj predicted, DMatrixRMaj actual, BiPredicate<Integer, Integer> which) {
    return Agreement.of(pick(predicted, which), pick(actual, which));
  }

  private static double[] pick(DMatrixRMaj matrix, BiPredicate<Integer, Integer> which) {
    double[] picked = new double[matrix.getNumElements()];
    int count = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < matrix.numCols; column++) {
        if (which.test(row, column)) {
          picked[count++] = matrix.get(row, column);
        }
      }
    }
    return Arrays.copyOf(picked, count);
  }
}
