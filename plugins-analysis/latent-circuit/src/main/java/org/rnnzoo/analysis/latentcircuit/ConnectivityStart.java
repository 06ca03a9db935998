package org.rnnzoo.analysis.latentcircuit;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * Puts a labelled circuit near where a network's own connectivity says that it is.
 *
 * <p>The node of an input lies along that input's weights, the node of an output along its readout,
 * others anywhere; made orthonormal, these are directions Q, and the circuit starts with {@code
 * QᵀWQ}, {@code QᵀW_in} and {@code W_out Q}. Noise in the directions keeps starts apart.
 */
final class ConnectivityStart {

  /** The size of the noise, relative to the directions. */
  private static final double NOISE = 0.5;

  private ConnectivityStart() {}

  /**
   * Overwrites the weights of a circuit.
   *
   * @param least the least labelled weight
   */
  static void write(LeakyNetwork network, Weights weights, double least, RandomGenerator random) {
    int nodes = weights.tensor("W").shape().get(0);
    DMatrixRMaj q = directions(network, nodes, random);
    DMatrixRMaj recurrent = Matrices.conjugate(q, network.recurrent());
    float[] values = weights.values();
    int w = weights.tensor("W").offset();
    for (int i = 0; i < recurrent.getNumElements(); i++) {
      values[w + i] = (float) recurrent.data[i];
    }
    int in = weights.tensor("W_in").offset();
    for (int input = 0; input < network.inputs(); input++) {
      double along = 0;
      for (int unit = 0; unit < q.numRows; unit++) {
        along += q.get(unit, input) * network.input().get(unit, input);
      }
      values[in + input * network.inputs() + input] = (float) Math.max(least, along);
    }
    int out = weights.tensor("W_out").offset();
    for (int output = 0; output < network.outputs(); output++) {
      int node = nodes - network.outputs() + output;
      double along = 0;
      for (int unit = 0; unit < q.numRows; unit++) {
        along += q.get(unit, node) * network.readout().get(output, unit);
      }
      values[out + output * nodes + node] = (float) Math.max(least, along);
    }
  }

  private static DMatrixRMaj directions(LeakyNetwork network, int nodes, RandomGenerator random) {
    int units = network.dimension();
    DMatrixRMaj columns = new DMatrixRMaj(units, nodes);
    for (int node = 0; node < nodes; node++) {
      int output = node - (nodes - network.outputs());
      double squares = 0;
      for (int unit = 0; unit < units; unit++) {
        double own = random.nextGaussian();
        if (node < network.inputs()) {
          own = network.input().get(unit, node);
        } else if (output >= 0) {
          own = network.readout().get(output, unit);
        }
        columns.set(unit, node, own);
        squares += own * own;
      }
      for (int unit = 0; unit < units; unit++) {
        double own = squares > 0 ? columns.get(unit, node) / Math.sqrt(squares) : 0;
        columns.set(unit, node, own + NOISE * random.nextGaussian() / Math.sqrt(units));
      }
    }
    Embedding.Procrustes polar = new Embedding.Procrustes(units, nodes);
    polar.solve(columns);
    return polar.q();
  }
}
