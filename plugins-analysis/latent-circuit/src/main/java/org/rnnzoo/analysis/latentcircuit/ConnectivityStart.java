package org.rnnzoo.analysis.latentcircuit;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * Puts a circuit near where a network's own connectivity says that it is.
 *
 * <p>Nodes lie along the weights of inputs and along readouts, further ones anywhere; made
 * orthonormal, these are directions Q, and the circuit starts with {@code QᵀWQ}, {@code QᵀW_in/s},
 * {@code Qᵀb/s} and {@code s W_out Q}. With a scale s, a node is at first as active as a unit.
 * Noise in the directions keeps starts apart.
 *
 * @param teacher the network
 * @param labelled whether the first nodes are those of the inputs and the last those of the
 *     outputs; if not, the nodes of outputs come first, since there may be too few for both
 * @param scaled whether there is a scale
 */
record ConnectivityStart(Teacher teacher, boolean labelled, boolean scaled) {

  /** The size of the noise, relative to the directions. */
  private static final double NOISE = 0.5;

  /** Overwrites the weights of a circuit that are fitted, those as well that a mask takes away. */
  void write(Weights weights, RandomGenerator random) {
    LeakyNetwork network = teacher.network();
    DMatrixRMaj q = directions(weights.tensor("W").shape().get(0), random);
    double scale = scale(q);
    for (Weights.Tensor tensor : weights.tensors()) {
      switch (tensor.trainable() ? tensor.name() : "") {
        case "W" -> write(weights, tensor, Matrices.conjugate(q, network.recurrent()), 1);
        case "W_in" -> write(weights, tensor, along(q, network.input()), 1 / scale);
        case "W_out" -> {
          DMatrixRMaj readout = new DMatrixRMaj(network.outputs(), q.numCols);
          CommonOps_DDRM.mult(network.readout(), q, readout);
          write(weights, tensor, readout, scale);
        }
        case "b" -> write(weights, tensor, along(q, column(network.bias())), 1 / scale);
        case "x0" -> write(weights, tensor, along(q, column(network.initial())), 1 / scale);
        default -> {}
      }
    }
  }

  /** By what the activity along a direction surpasses that of a unit. */
  private double scale(DMatrixRMaj q) {
    DMatrixRMaj states = teacher.activity().states();
    double all = Matrices.squaredNorm(states);
    if (!scaled || all == 0) {
      return 1;
    }
    DMatrixRMaj projected = new DMatrixRMaj(states.numRows, q.numCols);
    CommonOps_DDRM.mult(states, q, projected);
    double node = Matrices.squaredNorm(projected) / q.numCols;
    double unit = all / q.numRows;
    return node > 0 ? Math.sqrt(node / unit) : 1;
  }

  private DMatrixRMaj directions(int nodes, RandomGenerator random) {
    LeakyNetwork network = teacher.network();
    int units = network.dimension();
    int firstInput = labelled ? 0 : network.outputs();
    int firstOutput = labelled ? nodes - network.outputs() : 0;
    DMatrixRMaj columns = new DMatrixRMaj(units, nodes);
    for (int node = 0; node < nodes; node++) {
      int input = node - firstInput;
      int output = node - firstOutput;
      double squares = 0;
      for (int unit = 0; unit < units; unit++) {
        double own = random.nextGaussian();
        if (input >= 0 && input < network.inputs()) {
          own = network.input().get(unit, input);
        } else if (output >= 0 && output < network.outputs()) {
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

  private static DMatrixRMaj along(DMatrixRMaj q, DMatrixRMaj weights) {
    DMatrixRMaj result = new DMatrixRMaj(q.numCols, weights.numCols);
    CommonOps_DDRM.multTransA(q, weights, result);
    return result;
  }

  private static DMatrixRMaj column(double[] values) {
    return DMatrixRMaj.wrap(values.length, 1, values);
  }

  private static void write(
      Weights weights, Weights.Tensor tensor, DMatrixRMaj values, double factor) {
    for (int i = 0; i < tensor.length(); i++) {
      weights.values()[tensor.offset() + i] = (float) (factor * values.data[i]);
    }
  }
}
