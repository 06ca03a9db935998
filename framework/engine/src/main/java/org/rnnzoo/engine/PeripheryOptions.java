package org.rnnzoo.engine;

import org.rnnzoo.api.Parameter;

/**
 * Which weights a leaky network has around its recurrent matrix, as a group of parameters.
 *
 * @param bias whether units have a bias
 * @param readoutBias whether outputs have a bias
 * @param trainInitialState whether the state at the start of a trial is trained
 * @param nonNegativeInput whether input weights stay at 0 or above
 * @param nonNegativeReadout whether readout weights stay at 0 or above
 */
public record PeripheryOptions(
    @Parameter(help = "Whether the units have a bias that is trained.", acts = Parameter.Acts.START)
        boolean bias,
    @Parameter(
            help = "Whether the outputs have a bias that is trained.",
            acts = Parameter.Acts.START)
        boolean readoutBias,
    @Parameter(help = "Whether the state at the start of a trial is trained; else it is 0.")
        boolean trainInitialState,
    @Parameter(
            help = "Whether input weights start and stay at 0 or above.",
            acts = Parameter.Acts.START)
        boolean nonNegativeInput,
    @Parameter(
            help = "Whether readout weights start and stay at 0 or above.",
            acts = Parameter.Acts.START)
        boolean nonNegativeReadout) {

  /** Trained biases of units and outputs, a state that starts at 0, and weights of either sign. */
  public static final PeripheryOptions BIASED =
      new PeripheryOptions(true, true, false, false, false);

  /** The same with biases of the units, or without. */
  public PeripheryOptions withBias(boolean other) {
    return new PeripheryOptions(
        other, readoutBias, trainInitialState, nonNegativeInput, nonNegativeReadout);
  }

  /** The same with biases of the outputs, or without. */
  public PeripheryOptions withReadoutBias(boolean other) {
    return new PeripheryOptions(
        bias, other, trainInitialState, nonNegativeInput, nonNegativeReadout);
  }

  /** The same with an initial state that is trained, or not. */
  public PeripheryOptions withTrainInitialState(boolean other) {
    return new PeripheryOptions(bias, readoutBias, other, nonNegativeInput, nonNegativeReadout);
  }

  /** The same with input weights of either sign, or not. */
  public PeripheryOptions withNonNegativeInput(boolean other) {
    return new PeripheryOptions(bias, readoutBias, trainInitialState, other, nonNegativeReadout);
  }

  /** The same with readout weights of either sign, or not. */
  public PeripheryOptions withNonNegativeReadout(boolean other) {
    return new PeripheryOptions(bias, readoutBias, trainInitialState, nonNegativeInput, other);
  }
}
