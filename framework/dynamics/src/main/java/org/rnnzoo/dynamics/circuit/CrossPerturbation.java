package org.rnnzoo.dynamics.circuit;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

/**
 * What changes of a network's connections do to its outputs, and whether a circuit foretells it:
 * the circuit of the network itself, or that of another one.
 *
 * <p>Each connection from node j to node i of the network's circuit is changed by ±ε, and the
 * network by {@code ±ε q_i q_jᵀ} (Langdon &amp; Engel 2025). The changes of all scored outputs, in
 * all trials, are compared by their correlation. No network that is perturbed so took part in any
 * fit.
 *
 * @param own the network's circuit
 * @param trials the trials
 * @param size ε
 * @param observed how the network's outputs change, perturbation after perturbation
 * @param elsewhere how they change if the same is done along random directions
 */
public record CrossPerturbation(
    EmbeddedCircuit own, Trials trials, double size, double[] observed, double[] elsewhere) {

  /**
   * Perturbs a network along its own circuit, and along random directions.
   *
   * @param size ε, above 0
   */
  public static CrossPerturbation of(
      EmbeddedCircuit own, Trials trials, double size, RandomGenerator random) {
    return new CrossPerturbation(
        own,
        trials,
        size,
        changes(own.network(), own.directions(), trials, size),
        changes(
            own.network(),
            randomDirections(own.network().dimension(), own.nodes(), random),
            trials,
            size));
  }

  /** How well the network's own circuit foretells it, a correlation. */
  public double self() {
    return Correlation.of(predicted(own.circuit()), observed);
  }

  /** How well its own circuit foretells what happens along random directions. */
  public double random() {
    return Correlation.of(predicted(own.circuit()), elsewhere);
  }

  /**
   * How well the circuit of another network foretells it. A connection that one of the circuits
   * lacks is foretold to change nothing.
   *
   * @param match the other circuit in terms of this one
   * @param trials what the other network is shown in the same trials
   * @return the correlation; NaN if the other circuit foretells no change at all
   */
  public double foretoldBy(CircuitMatch match, Trials trials) {
    double[] all = predicted(match.matched(), trials);
    int nodes = own.nodes();
    int wide = match.matched().dimension();
    int length = observed.length / (2 * nodes * nodes);
    double[] kept = new double[observed.length];
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        System.arraycopy(
            all, 2 * (i * wide + j) * length, kept, 2 * (i * nodes + j) * length, 2 * length);
      }
    }
    return Correlation.of(kept, observed);
  }

  private double[] predicted(LeakyNetwork circuit) {
    return predicted(circuit, trials);
  }

  private double[] predicted(LeakyNetwork circuit, Trials shown) {
    return changes(circuit, CommonOps_DDRM.identity(circuit.dimension()), shown, size);
  }

  /** The changes of all scored outputs; row i, column j, plus before minus. */
  static double[] changes(
      LeakyNetwork network, DMatrixRMaj directions, Trials trials, double size) {
    double[] unchanged = scored(network, trials);
    int n = directions.numCols;
    double[] changes = new double[2 * n * n * unchanged.length];
    int place = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (double change : new double[] {size, -size}) {
          double[] changed = scored(perturbed(network, directions, i, j, change), trials);
          for (int k = 0; k < changed.length; k++) {
            changes[place++] = changed[k] - unchanged[k];
          }
        }
      }
    }
    return changes;
  }

  private static LeakyNetwork perturbed(
      LeakyNetwork network, DMatrixRMaj directions, int to, int from, double change) {
    DMatrixRMaj result = network.recurrent().copy();
    for (int i = 0; i < result.numRows; i++) {
      for (int j = 0; j < result.numCols; j++) {
        result.add(i, j, change * directions.get(i, to) * directions.get(j, from));
      }
    }
    return network.withRecurrent(result);
  }

  private static double[] scored(LeakyNetwork network, Trials trials) {
    Trajectories course = Trajectories.of(network, trials);
    double[] outputs = new double[trials.maskValues().length];
    int count = 0;
    for (int trial = 0; trial < trials.size(); trial++) {
      for (int step = 0; step < trials.get(trial).steps(); step++) {
        for (int o = 0; o < course.width(); o++) {
          if (trials.get(trial).mask(step, o) > 0) {
            outputs[count++] = course.outputs()[trial][step * course.width() + o];
          }
        }
      }
    }
    return Arrays.copyOf(outputs, count);
  }

  /** Orthonormal columns, all equally likely: the polar factor of a Gaussian matrix. */
  private static DMatrixRMaj randomDirections(int rows, int columns, RandomGenerator random) {
    DMatrixRMaj gaussian = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < gaussian.getNumElements(); i++) {
      gaussian.data[i] = random.nextGaussian();
    }
    return polar(gaussian);
  }

  /** {@code P Rᵀ} of the thin singular value decomposition {@code P S Rᵀ}. */
  static DMatrixRMaj polar(DMatrixRMaj matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, true);
    if (!svd.decompose(matrix.copy())) {
      throw new ArithmeticException("A singular value decomposition did not converge.");
    }
    DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), result);
    return result;
  }
}
