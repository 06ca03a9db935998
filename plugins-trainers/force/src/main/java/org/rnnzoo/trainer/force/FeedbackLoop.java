package org.rnnzoo.trainer.force;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A leaky network whose outputs drive its units, {@code W = J + F W_out}, run step by step while
 * W_out changes.
 *
 * <p>W as it stands has the readout w₀ of the moment when the loop was made in it. A later readout
 * w adds the drive {@code F (w − w₀) r}, which is here one more input through F: so W need not be
 * made anew at each step.
 */
final class FeedbackLoop {

  static final String FEEDBACK = "F";

  private final LeakyNetwork network;
  private final int inputs;
  private final int outputs;
  private final double[][] built;
  private final double[] state;
  private final double[] change;
  private final double[] drive;
  private final double[] rates;

  /**
   * @param network a network that {@link #requireIn} found to have a loop
   * @param readout its readout as it stands in the weights
   */
  FeedbackLoop(Network network, Readout readout) {
    LeakyNetwork plain = (LeakyNetwork) network.dynamics();
    this.inputs = plain.inputs();
    this.outputs = plain.outputs();
    this.network = withLoop(plain, network.weights());
    this.built = new double[outputs][];
    for (int o = 0; o < outputs; o++) {
      built[o] = readout.weights(o);
    }
    this.state = plain.initialState();
    this.change = new double[state.length];
    this.drive = new double[inputs + outputs];
    this.rates = new double[state.length];
  }

  /**
   * That a network is leaky and has feedback from its outputs.
   *
   * @throws IllegalArgumentException if it has none
   */
  static void requireIn(Network network) {
    List<String> names = network.weights().tensors().stream().map(Weights.Tensor::name).toList();
    if (!names.contains(FEEDBACK) || !(network.dynamics() instanceof LeakyNetwork)) {
      throw new IllegalArgumentException(
          "The trainer 'force' feeds the outputs back while it learns, and this network has no"
              + " feedback (no tensor F); use the model 'chaos' with feedback=1, or the trainer"
              + " 'recursive-least-squares', which does without.");
    }
  }

  private static LeakyNetwork withLoop(LeakyNetwork plain, Weights weights) {
    int units = plain.units();
    int inputs = plain.inputs();
    int outputs = plain.outputs();
    int at = weights.tensor(FEEDBACK).offset();
    DMatrixRMaj input = new DMatrixRMaj(units, inputs + outputs);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < inputs; j++) {
        input.set(i, j, plain.input().get(i, j));
      }
      for (int o = 0; o < outputs; o++) {
        input.set(i, inputs + o, weights.values()[at + i * outputs + o]);
      }
    }
    return new LeakyNetwork(
        plain.form(),
        plain.activation(),
        plain.timeConstant(),
        plain.alpha(),
        plain.recurrent(),
        input,
        plain.bias(),
        plain.readout(),
        plain.readoutBias(),
        plain.initial());
  }

  /** Begins a trial. */
  void restart() {
    System.arraycopy(network.initial(), 0, state, 0, state.length);
    network.rates(state, rates);
  }

  /**
   * Makes a step of the trial with a readout.
   *
   * @param input the input of the step
   * @return the rates after it, {@code [units]}; live
   */
  double[] step(double[] input, Readout readout) {
    System.arraycopy(input, 0, drive, 0, inputs);
    for (int o = 0; o < outputs; o++) {
      drive[inputs + o] = readout.difference(o, built[o], rates);
    }
    network.field(state, drive, change);
    for (int i = 0; i < state.length; i++) {
      state[i] += network.alpha() * change[i];
    }
    network.rates(state, rates);
    return rates;
  }
}
