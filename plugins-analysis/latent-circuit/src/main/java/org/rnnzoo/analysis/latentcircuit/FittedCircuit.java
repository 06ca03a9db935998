package org.rnnzoo.analysis.latentcircuit;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The outcome of one fit.
 *
 * @param circuit the latent circuit
 * @param embedding the best embedding of its states in the trials that were fitted
 * @param loss the least loss on these trials, penalties included
 */
record FittedCircuit(LeakyNetwork circuit, Embedding embedding, double loss) {

  /**
   * The same circuit with its nodes in a standard order: nodes of the first output first, and of
   * those the one with the largest weight. The order is arbitrary where masks are free, and so is
   * the sign of a node where φ is odd; the largest readout weight of such a node is made positive.
   */
  FittedCircuit inStandardOrder() {
    DMatrixRMaj readout = circuit.readout();
    int[] order =
        IntStream.range(0, circuit.dimension())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer node) -> mainOutput(readout, node))
                    .thenComparingDouble(
                        node -> -Math.abs(readout.get(mainOutput(readout, node), node))))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] signs = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      double main = readout.get(mainOutput(readout, order[i]), order[i]);
      signs[i] = circuit.activation() == Activation.TANH && main < 0 ? -1 : 1;
    }
    return reordered(order, signs);
  }

  private static int mainOutput(DMatrixRMaj readout, int node) {
    return IntStream.range(0, readout.numRows)
        .boxed()
        .max(Comparator.comparingDouble(output -> Math.abs(readout.get(output, node))))
        .orElseThrow();
  }

  private FittedCircuit reordered(int[] order, double[] signs) {
    DMatrixRMaj recurrent = columns(rows(circuit.recurrent(), order, signs), order, signs);
    LeakyNetwork reordered =
        new LeakyNetwork(
            circuit.form(),
            circuit.activation(),
            circuit.timeConstant(),
            circuit.alpha(),
            recurrent,
            rows(circuit.input(), order, signs),
            rows(column(circuit.bias()), order, signs).data,
            columns(circuit.readout(), order, signs),
            circuit.readoutBias(),
            rows(column(circuit.initial()), order, signs).data);
    Embedding directions = embedding.withDirections(columns(embedding.q(), order, signs));
    return new FittedCircuit(reordered, directions, loss);
  }

  private static DMatrixRMaj column(double[] values) {
    return DMatrixRMaj.wrap(values.length, 1, values);
  }

  private static DMatrixRMaj rows(DMatrixRMaj matrix, int[] order, double[] signs) {
    DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    for (int i = 0; i < result.numRows; i++) {
      for (int j = 0; j < result.numCols; j++) {
        result.set(i, j, signs[i] * matrix.get(order[i], j));
      }
    }
    return result;
  }

  private static DMatrixRMaj columns(DMatrixRMaj matrix, int[] order, double[] signs) {
    DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    for (int i = 0; i < result.numRows; i++) {
      for (int j = 0; j < result.numCols; j++) {
        result.set(i, j, signs[j] * matrix.get(i, order[j]));
      }
    }
    return result;
  }
}
