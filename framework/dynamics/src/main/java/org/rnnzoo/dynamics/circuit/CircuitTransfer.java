package org.rnnzoo.dynamics.circuit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.similarity.SharedRates;

/**
 * How much of a network's activity a circuit explains that was fitted to another network: the
 * circuit stays as it is, only where it lies is found anew, {@code Y ≈ s X Qᵀ} in closed form on
 * the first half of the trials; told is the share of variance in the other half.
 *
 * <p>Activity is rates, such that both forms can be compared (see {@link SharedRates}).
 */
public final class CircuitTransfer {

  private CircuitTransfer() {}

  /**
   * The share of variance of the network's rates.
   *
   * @param circuit the circuit
   * @param shown what the circuit is shown
   * @param network the network that it is to explain
   * @param trials what that is shown, in the same trials, at least two
   */
  public static double explained(
      LeakyNetwork circuit, Trials shown, LeakyNetwork network, Trials trials) {
    return explained(
        rates(circuit, inputs(shown, 0)), circuit, rates(network, inputs(trials, 0)), network);
  }

  /** The same for a circuit that is shown the inputs of the next trial: what chance explains. */
  public static double explainedByChance(
      LeakyNetwork circuit, Trials shown, LeakyNetwork network, Trials trials) {
    return explained(
        rates(circuit, inputs(shown, 1)), circuit, rates(network, inputs(trials, 0)), network);
  }

  private static double[][] rates(LeakyNetwork network, double[][] inputs) {
    return SharedRates.of(network, Trajectories.of(network, inputs)).rates();
  }

  /** The inputs of each trial or of a later one, at the length of the trial. */
  private static double[][] inputs(Trials trials, int later) {
    int width = trials.channels().inputs().size();
    double[][] inputs = new double[trials.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new double[trials.get(i).steps() * width];
      int other = (i + later) % inputs.length;
      int steps = Math.min(trials.get(i).steps(), trials.get(other).steps());
      for (int step = 0; step < steps; step++) {
        for (int c = 0; c < width; c++) {
          inputs[i][step * width + c] = trials.get(other).input(step, c);
        }
      }
    }
    return inputs;
  }

  private static double explained(
      double[][] latent, LeakyNetwork circuit, double[][] activity, LeakyNetwork network) {
    int half = latent.length / 2;
    int nodes = circuit.units();
    int units = network.units();
    DMatrixRMaj x = stacked(Arrays.copyOfRange(latent, 0, half), nodes);
    DMatrixRMaj y = stacked(Arrays.copyOfRange(activity, 0, half), units);
    DMatrixRMaj product = new DMatrixRMaj(units, nodes);
    CommonOps_DDRM.multTransA(y, x, product);
    DMatrixRMaj q = CrossPerturbation.polar(product);
    double energy = NormOps_DDRM.normF(x) * NormOps_DDRM.normF(x);
    double trace = 0;
    for (int k = 0; k < product.data.length; k++) {
      trace += q.data[k] * product.data[k];
    }
    double scale = energy > 0 ? trace / energy : 0;
    DMatrixRMaj testX = stacked(Arrays.copyOfRange(latent, half, latent.length), nodes);
    DMatrixRMaj testY = stacked(Arrays.copyOfRange(activity, half, latent.length), units);
    DMatrixRMaj predicted = new DMatrixRMaj(testY.numRows, units);
    CommonOps_DDRM.multTransB(scale, testX, q, predicted);
    double error = 0;
    double variation = 0;
    for (int unit = 0; unit < units; unit++) {
      double mean = 0;
      for (int row = 0; row < testY.numRows; row++) {
        mean += testY.get(row, unit) / testY.numRows;
      }
      for (int row = 0; row < testY.numRows; row++) {
        double off = testY.get(row, unit) - predicted.get(row, unit);
        error += off * off;
        variation += (testY.get(row, unit) - mean) * (testY.get(row, unit) - mean);
      }
    }
    return 1 - error / variation;
  }

  private static DMatrixRMaj stacked(double[][] values, int columns) {
    int length = Arrays.stream(values).mapToInt(trial -> trial.length).sum();
    DMatrixRMaj samples = new DMatrixRMaj(length / columns, columns);
    int place = 0;
    for (double[] trial : values) {
      System.arraycopy(trial, 0, samples.data, place, trial.length);
      place += trial.length;
    }
    return samples;
  }
}
