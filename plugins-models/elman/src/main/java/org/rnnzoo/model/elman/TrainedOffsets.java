package org.rnnzoo.model.elman;

import org.rnnzoo.api.Parameter;

/**
 * Which biases and initial states are trained.
 *
 * @param bias whether units have a bias
 * @param readoutBias whether outputs have a bias
 * @param trainInitialState whether the state at the start of a trial is trained
 */
public record TrainedOffsets(
    @Parameter(help = "Whether the units have a bias that is trained.", acts = Parameter.Acts.START)
        boolean bias,
    @Parameter(
            help = "Whether the outputs have a bias that is trained.",
            acts = Parameter.Acts.START)
        boolean readoutBias,
    @Parameter(help = "Whether the state at the start of a trial is trained; else it is 0.")
        boolean trainInitialState) {

  /** Biases of units and outputs, and an initial state of 0. */
  static final TrainedOffsets BIASES = new TrainedOffsets(true, true, false);
}
