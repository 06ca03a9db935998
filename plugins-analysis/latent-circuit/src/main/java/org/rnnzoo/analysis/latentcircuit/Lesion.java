package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * What happens when a node of the circuit is cut off from what it projects to: in the circuit its
 * outgoing weights are 0, and in the network activity along its direction q is neither passed on
 * nor read, {@code W (I − qqᵀ)} and {@code W_out (I − qqᵀ)}.
 *
 * @param node the place of the node
 * @param agreement of the circuit's changes of scored outputs with the network's
 * @param predicted the root mean square of the circuit's changes
 * @param real the root mean square of the network's changes
 */
record Lesion(int node, Agreement agreement, double predicted, double real) {

  /** Cuts off every node in turn. */
  static List<Lesion> all(
      Assessment assessment, Teacher teacher, Workers workers, Runnable heartbeat) {
    Stimuli stimuli = teacher.stimuli();
    LeakyNetwork circuit = assessment.fit().circuit();
    DMatrixRMaj q = assessment.fit().embedding().q();
    double[] circuitBefore = stimuli.pickScored(assessment.activity().outputs());
    double[] networkBefore = stimuli.pickScored(teacher.activity().outputs());
    List<Callable<Lesion>> jobs = new ArrayList<>();
    for (int i = 0; i < circuit.dimension(); i++) {
      int node = i;
      double[] own = new double[circuit.dimension()];
      own[node] = 1;
      double[] direction = new double[q.numRows];
      for (int unit = 0; unit < direction.length; unit++) {
        direction[unit] = q.get(unit, node);
      }
      jobs.add(
          () -> {
            double[] predicted = change(without(circuit, own), stimuli, circuitBefore);
            double[] real = change(without(teacher.network(), direction), stimuli, networkBefore);
            return new Lesion(node, Agreement.of(predicted, real), rms(predicted), rms(real));
          });
    }
    return workers.run(jobs, heartbeat);
  }

  private static double[] change(LeakyNetwork network, Stimuli stimuli, double[] before) {
    double[] after = stimuli.pickScored(Activity.of(network, stimuli).outputs());
    for (int i = 0; i < after.length; i++) {
      after[i] -= before[i];
    }
    return after;
  }

  /** The network whose units do not see activity along a direction of length 1. */
  static LeakyNetwork without(LeakyNetwork network, double[] direction) {
    return new LeakyNetwork(
        network.form(),
        network.activation(),
        network.timeConstant(),
        network.alpha(),
        blind(network.recurrent(), direction),
        network.input(),
        network.bias(),
        blind(network.readout(), direction),
        network.readoutBias(),
        network.initial());
  }

  private static DMatrixRMaj blind(DMatrixRMaj weights, double[] direction) {
    DMatrixRMaj result = weights.copy();
    for (int row = 0; row < result.numRows; row++) {
      double along = 0;
      for (int i = 0; i < direction.length; i++) {
        along += weights.get(row, i) * direction[i];
      }
      for (int i = 0; i < direction.length; i++) {
        result.add(row, i, -along * direction[i]);
      }
    }
    return result;
  }

  private static double rms(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum / values.length);
  }
}
