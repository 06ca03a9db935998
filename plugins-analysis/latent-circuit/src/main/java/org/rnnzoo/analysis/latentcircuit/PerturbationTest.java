package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
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
 * <p>The same is asked of the states: predicted are the changes of the nodes at every step,
 * observed those of the network's states as the nodes see them, {@code (Y' − Y) Q / s}. Outputs
 * alone can contradict a circuit whose states are right: where large readout weights lie in
 * directions that hardly move in the trials, a perturbation moves outputs by these.
 *
 * @param agreement of the circuit's changes with the network's
 * @param control of the circuit's changes with those of the network along random directions
 * @param states the agreement of the changes of states
 * @param statesControl the same along random directions
 * @param predicted the changes of the circuit's outputs
 * @param observed the changes of the network's outputs
 */
record PerturbationTest(
    Agreement agreement,
    Agreement control,
    Agreement states,
    Agreement statesControl,
    double[] predicted,
    double[] observed) {

  /** What all perturbations change, one after another: scored outputs, and nodes at every step. */
  private record Changes(double[] outputs, double[] nodes) {}

  /** How the nodes of a circuit are seen in the states of a network. */
  private interface View {
    DMatrixRMaj nodes(DMatrixRMaj states);
  }

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
    View itself = states -> states;
    Changes predicted = changes(circuit, nodes, itself, size, stimuli, workers, heartbeat);
    Changes observed = changes(teacher, q, embedding::project, size, stimuli, workers, heartbeat);
    Changes unrelated =
        changes(teacher, elsewhere, embedding::project, size, stimuli, workers, heartbeat);
    return new PerturbationTest(
        Agreement.of(predicted.outputs(), observed.outputs()),
        Agreement.of(predicted.outputs(), unrelated.outputs()),
        Agreement.of(predicted.nodes(), observed.nodes()),
        Agreement.of(predicted.nodes(), unrelated.nodes()),
        predicted.outputs(),
        observed.outputs());
  }

  private static Changes changes(
      LeakyNetwork network,
      DMatrixRMaj directions,
      View view,
      double size,
      Stimuli stimuli,
      Workers workers,
      Runnable heartbeat) {
    Changes unchanged = seen(network, view, stimuli);
    List<Callable<Changes>> jobs = new ArrayList<>();
    for (int i = 0; i < directions.numCols; i++) {
      for (int j = 0; j < directions.numCols; j++) {
        for (double change : new double[] {size, -size}) {
          int to = i;
          int from = j;
          jobs.add(() -> seen(perturbed(network, directions, to, from, change), view, stimuli));
        }
      }
    }
    Changes all =
        new Changes(
            new double[jobs.size() * unchanged.outputs().length],
            new double[jobs.size() * unchanged.nodes().length]);
    int job = 0;
    for (Changes changed : workers.run(jobs, heartbeat)) {
      putDifference(changed.outputs(), unchanged.outputs(), all.outputs(), job);
      putDifference(changed.nodes(), unchanged.nodes(), all.nodes(), job);
      job++;
    }
    return all;
  }

  private static void putDifference(double[] changed, double[] unchanged, double[] all, int job) {
    int place = job * unchanged.length;
    for (int i = 0; i < unchanged.length; i++) {
      all[place + i] = changed[i] - unchanged[i];
    }
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

  private static Changes seen(LeakyNetwork network, View view, Stimuli stimuli) {
    Activity activity = Activity.of(network, stimuli);
    DMatrixRMaj nodes = view.nodes(activity.states());
    return new Changes(
        stimuli.pickScored(activity.outputs()), Arrays.copyOf(nodes.data, nodes.getNumElements()));
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
