package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * What a network without noise does in a set of trials; rows as in {@link Stimuli}.
 *
 * @param states the states after each step, {@code [samples, units]}: rates in the rate form,
 *     currents in the current form
 * @param outputs the outputs after each step, {@code [samples, outputs]}
 */
record Activity(DMatrixRMaj states, DMatrixRMaj outputs) {

  /** Simulates all trials side by side, so that a step is one product of matrices. */
  static Activity of(LeakyNetwork network, Stimuli stimuli) {
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
      running = 0;
      for (int trial = 0; trial < trials; trial++) {
        if (step < stimuli.steps(trial)) {
          int row = (stimuli.starts()[trial] + step) * units;
          advance(network, x, recurrentDrive, trial * units, inputDrive, row);
          System.arraycopy(x.data, trial * units, states.data, row, units);
          running++;
        }
      }
    }
    return new Activity(states, outputs(network, states));
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
