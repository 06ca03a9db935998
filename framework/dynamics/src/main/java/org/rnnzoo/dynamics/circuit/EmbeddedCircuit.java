package org.rnnzoo.dynamics.circuit;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.EarlierResult;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A latent circuit and where it lies in its network: states are {@code y ≈ s Q x + c}.
 *
 * @param network the network
 * @param circuit the circuit, of the network's form, activation and step
 * @param directions Q, {@code [units, nodes]}, with orthonormal columns
 */
public record EmbeddedCircuit(LeakyNetwork network, LeakyNetwork circuit, DMatrixRMaj directions) {

  /** The analysis that finds circuits. */
  public static final String ANALYSIS = "latent-circuit";

  /**
   * @throws IllegalArgumentException if directions, circuit and network are of different sizes
   */
  public EmbeddedCircuit {
    if (directions.numRows != network.dimension()
        || directions.numCols != circuit.dimension()
        || circuit.inputs() != network.inputs()
        || circuit.outputs() != network.outputs()) {
      throw new IllegalArgumentException(
          "A circuit of %s nodes, %s inputs and %s outputs with directions [%s, %s] does not fit a network of %s units, %s inputs and %s outputs."
              .formatted(
                  circuit.dimension(),
                  circuit.inputs(),
                  circuit.outputs(),
                  directions.numRows,
                  directions.numCols,
                  network.dimension(),
                  network.inputs(),
                  network.outputs()));
    }
  }

  /**
   * The circuit that was found in a run, by default settings if there is one; empty if none was, or
   * the network is of a kind that has none.
   */
  public static Optional<EmbeddedCircuit> of(ComparedRun run) {
    if (!(run.run().network().dynamics() instanceof LeakyNetwork network)) {
      return Optional.empty();
    }
    return run.results(ANALYSIS).stream().findFirst().map(result -> of(network, result));
  }

  private static EmbeddedCircuit of(LeakyNetwork network, EarlierResult result) {
    DMatrixRMaj w = matrix(result, "w");
    LeakyNetwork circuit =
        new LeakyNetwork(
            network.form(),
            network.activation(),
            network.timeConstant(),
            network.alpha(),
            w,
            matrix(result, "w_in"),
            vector(result, "b"),
            matrix(result, "w_out"),
            vector(result, "b_out"),
            new double[w.numRows]);
    return new EmbeddedCircuit(network, circuit, matrix(result, "Q"));
  }

  private static DMatrixRMaj matrix(EarlierResult result, String name) {
    INDArray array = array(result, name);
    return new DMatrixRMaj(
        Math.toIntExact(array.size(0)), Math.toIntExact(array.size(1)), true, numbers(array));
  }

  private static double[] vector(EarlierResult result, String name) {
    return numbers(array(result, name));
  }

  private static INDArray array(EarlierResult result, String name) {
    INDArray array = result.arrays().get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "the stored circuit has no array '%s'; analyse the run again".formatted(name));
    }
    return array;
  }

  private static double[] numbers(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  /** The number of nodes. */
  public int nodes() {
    return circuit.dimension();
  }

  /** Whether a node may change its sign together with all its weights. */
  boolean signed() {
    return circuit.activation() == Activation.TANH || circuit.activation() == Activation.LINEAR;
  }

  /** Whether a node may become larger and its outgoing weights smaller. */
  boolean homogeneous() {
    return switch (circuit.activation()) {
      case RELU, LEAKY_RELU, LINEAR -> true;
      case TANH, SIGMOID, SOFTPLUS, GELU -> false;
    };
  }

  /**
   * The circuit in other coordinates, {@code x'_i = factors_i x_order(i)}: the same circuit where
   * the activation allows such factors. A place in the order that is no node is a node that is
   * silent.
   *
   * @param order for each new node the old one
   * @param factors for each new node its factor, not 0
   */
  public LeakyNetwork reordered(int[] order, double[] factors) {
    int n = order.length;
    int old = nodes();
    DMatrixRMaj w = new DMatrixRMaj(n, n);
    DMatrixRMaj in = new DMatrixRMaj(n, circuit.inputs());
    DMatrixRMaj out = new DMatrixRMaj(circuit.outputs(), n);
    double[] bias = new double[n];
    double[] initial = new double[n];
    for (int i = 0; i < n; i++) {
      if (order[i] < old) {
        for (int j = 0; j < n; j++) {
          if (order[j] < old) {
            w.set(i, j, factors[i] * circuit.recurrent().get(order[i], order[j]) / factors[j]);
          }
        }
        for (int c = 0; c < in.numCols; c++) {
          in.set(i, c, factors[i] * circuit.input().get(order[i], c));
        }
        for (int o = 0; o < out.numRows; o++) {
          out.set(o, i, circuit.readout().get(o, order[i]) / factors[i]);
        }
        bias[i] = factors[i] * circuit.bias()[order[i]];
        initial[i] = factors[i] * circuit.initial()[order[i]];
      }
    }
    return new LeakyNetwork(
        circuit.form(),
        circuit.activation(),
        circuit.timeConstant(),
        circuit.alpha(),
        w,
        in,
        bias,
        out,
        circuit.readoutBias(),
        initial);
  }

  /** The circuit with silent nodes added, if it has fewer. */
  LeakyNetwork padded(int nodes) {
    int[] order = new int[Math.max(nodes, nodes())];
    double[] ones = new double[order.length];
    Arrays.setAll(order, i -> i);
    Arrays.fill(ones, 1);
    return reordered(order, ones);
  }
}
