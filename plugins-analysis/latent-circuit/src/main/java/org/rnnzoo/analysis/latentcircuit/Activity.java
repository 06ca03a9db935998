package org.rnnzoo.analysis.latentcircuit;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.Noise;

/**
 * What a network does in a set of trials; rows as in {@link Stimuli}.
 *
 * @param states the states after each step, {@code [samples, units]}: rates in the rate form,
 *     currents in the current form
 * @param outputs the outputs after each step, {@code [samples, outputs]}
 */
record Activity(DMatrixRMaj states, DMatrixRMaj outputs) {

  /** Simulates all trials without noise. */
  static Activity of(LeakyNetwork network, Stimuli stimuli) {
    return simulate(network, stimuli, Noise.NONE, null);
  }

  /**
   * Simulates all trials with noise.
   *
   * @param random where the noise is drawn from
   */
  static Activity noisy(
      LeakyNetwork network, Stimuli stimuli, Noise noise, RandomGenerator random) {
    return simulate(network, stimuli, noise, random);
  }

  /** Simulates all trials side by side, so that a step is one product of matrices. */
  private static Activity simulate(
      LeakyNetwork network, Stimuli stimuli, Noise noise, RandomGenerator random) {
    int units = network.dimension();
    int trials = stimuli.trials();
    DMatrixRMaj inputDrive = new DMatrixRMaj(stimuli.samples(), units);
    CommonOps_DDRM.multTransB(stimuli.inputs(), network.input(), inputDrive);
    Matrices.addToRows(inputDrive, network.bias(), 1);
    // Products of rows with columns of W, in this order, run several times as fast as with rows.
    DMatrixRMaj incoming = CommonOps_DDRM.transpose(network.recurrent(), null);
    DMatrixRMaj x = new DMatrixRMaj(trials, units);
    Matrices.addToRows(x, network.initial(), 1);
    DMatrixRMaj recurrentDrive = new DMatrixRMaj(trials, units);
    DMatrixRMaj states = new DMatrixRMaj(stimuli.samples(), units);
    for (int step = 0, running = trials; running > 0; step++) {
      CommonOps_DDRM.mult(rates(network, x), incoming, recurrentDrive);
      if (noise.sigma() > 0 && noise.placement() == Noise.Placement.INSIDE) {
        disturb(recurrentDrive, deviation(network, noise), random);
      }
      running = 0;
      for (int trial = 0; trial < trials; trial++) {
        if (step < stimuli.steps(trial)) {
          int row = (stimuli.starts()[trial] + step) * units;
          advance(network, x, recurrentDrive, trial * units, inputDrive, row);
        }
      }
      if (noise.sigma() > 0 && noise.placement() != Noise.Placement.INSIDE) {
        disturb(x, deviation(network, noise), random);
      }
      for (int trial = 0; trial < trials; trial++) {
        if (step < stimuli.steps(trial)) {
          int row = (stimuli.starts()[trial] + step) * units;
          System.arraycopy(x.data, trial * units, states.data, row, units);
          running++;
        }
      }
    }
    return new Activity(states, outputs(network, states));
  }

  /** The standard deviation of the noise of a step. */
  private static double deviation(LeakyNetwork network, Noise noise) {
    return noise.placement() == Noise.Placement.ADDITIVE
        ? noise.sigma()
        : Math.sqrt(2 * network.alpha()) * noise.sigma();
  }

  private static void disturb(DMatrixRMaj values, double deviation, RandomGenerator random) {
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] += deviation * random.nextGaussian();
    }
  }

  private static void advance(
      LeakyNetwork network,
      DMatrixRMaj x,
      DMatrixRMaj recurrentDrive,
      int at,
      DMatrixRMaj inputDrive,
      int inputAt) {
    for (int i = 0; i < network.dimension(); i++) {
      double drive = recurrentDrive.data[at + i] + inputDrive.data[inputAt + i];
      double goal = network.form() == Form.RATE ? network.activation().value(drive) : drive;
      x.data[at + i] += network.alpha() * (goal - x.data[at + i]);
    }
  }

  private static DMatrixRMaj rates(LeakyNetwork network, DMatrixRMaj states) {
    if (network.form() == Form.RATE) {
      return states;
    }
    DMatrixRMaj rates = states.copy();
    for (int i = 0; i < rates.getNumElements(); i++) {
      rates.data[i] = network.activation().value(rates.data[i]);
    }
    return rates;
  }

  private static DMatrixRMaj outputs(LeakyNetwork network, DMatrixRMaj states) {
    DMatrixRMaj outputs = new DMatrixRMaj(states.numRows, network.outputs());
    CommonOps_DDRM.multTransB(rates(network, states), network.readout(), outputs);
    Matrices.addToRows(outputs, network.readoutBias(), 1);
    return outputs;
  }
}
