package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * Whether the latent circuit is how the network works: a change of a latent connection must change
 * the network as it changes the circuit (Langdon &amp; Engel 2025).
 *
 * <p>Each connection from node j to node i of the circuit is changed by ±ε, and the network by the
 * change of rank one that the embedding assigns to it, {@code ±ε q_i q_jᵀ} with q the columns of Q.
 * Predicted and observed are the changes of every output at every step that the task scores, in all
 * trials, against the unchanged networks. No perturbed network took part in the fit. The control
 * assigns the same changes to random orthonormal directions.
 *
 * @param agreement of the circuit's changes with the network's
 * @param control of the circuit's changes with those of the network along random directions
 * @param predicted the changes of the circuit's outputs
 * @param observed the changes of the network's outputs
 */
record PerturbationTest(
    Agreement agreement, Agreement control, double[] predicted, double[] observed) {

  /** Perturbs every latent connection, both ways. */
  static PerturbationTest run(
      LeakyNetwork teacher,
      LeakyNetwork circuit,
      Embedding embedding,
      Stimuli stimuli,
      double size,
      RandomGenerator random,
      Workers workers,
      Runnable heartbeat) {
    DMatrixRMaj q = embedding.q();
    DMatrixRMaj nodes = CommonOps_DDRM.identity(q.numCols);
    DMatrixRMaj elsewhere = randomDirections(q.numRows, q.numCols, random);
    double[] predicted = changes(circuit, nodes, size, stimuli, workers, heartbeat);
    double[] observed = changes(teacher, q, size, stimuli, workers, heartbeat);
    double[] unrelated = changes(teacher, elsewhere, size, stimuli, workers, heartbeat);
    return new PerturbationTest(
        Agreement.of(predicted, observed), Agreement.of(predicted, unrelated), predicted, observed);
  }

  /** The changes of all scored outputs, perturbation after perturbation. */
  private static double[] changes(
      LeakyNetwork network,
      DMatrixRMaj directions,
      double size,
      Stimuli stimuli,
      Workers workers,
      Runnable heartbeat) {
    double[] unchanged = scoredOutputs(network, stimuli);
    List<Callable<double[]>> jobs = new ArrayList<>();
    for (int i = 0; i < directions.numCols; i++) {
      for (int j = 0; j < directions.numCols; j++) {
        for (double change : new double[] {size, -size}) {
          int to = i;
          int from = j;
          jobs.add(() -> scoredOutputs(perturbed(network, directions, to, from, change), stimuli));
        }
      }
    }
    double[] changes = new double[jobs.size() * unchanged.length];
    int place = 0;
    for (double[] changed : workers.run(jobs, heartbeat)) {
      for (int i = 0; i < unchanged.length; i++) {
        changes[place++] = changed[i] - unchanged[i];
      }
    }
    return changes;
  }

  /** The network with a change of rank one, from one direction to another. */
  static LeakyNetwork perturbed(
      LeakyNetwork network, DMatrixRMaj directions, int to, int from, double change) {
    DMatrixRMaj result = network.recurrent().copy();
    for (int i = 0; i < result.numRows; i++) {
      for (int j = 0; j < result.numCols; j++) {
        result.add(i, j, change * directions.get(i, to) * directions.get(j, from));
      }
    }
    return network.withRecurrent(result);
  }

  private static double[] scoredOutputs(LeakyNetwork network, Stimuli stimuli) {
    return stimuli.pickScored(Activity.of(network, stimuli).outputs());
  }

  /** Orthonormal columns, all equally likely: the polar factor of a Gaussian matrix. */
  static DMatrixRMaj randomDirections(int rows, int columns, RandomGenerator random) {
    DMatrixRMaj gaussian = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < gaussian.getNumElements(); i++) {
      gaussian.data[i] = random.nextGaussian();
    }
    Embedding.Procrustes polar = new Embedding.Procrustes(rows, columns);
    polar.solve(gaussian);
    return polar.q();
  }
}
