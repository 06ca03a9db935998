package org.rnnzoo.model.lowrank;

import org.rnnzoo.api.Parameter;

/**
 * What is trained around the recurrent matrix.
 *
 * @param trainInput whether the input weights are trained
 * @param trainReadout whether the readout is trained
 * @param trainInputGains whether a gain of each input channel is trained
 * @param trainReadoutGains whether a gain of each output channel is trained
 */
public record TrainedPeriphery(
    @Parameter(
            help = "Whether the input weights are trained; else they stay as drawn.",
            acts = Parameter.Acts.START)
        boolean trainInput,
    @Parameter(
            help = "Whether the readout weights are trained; else they stay as drawn.",
            acts = Parameter.Acts.START)
        boolean trainReadout,
    @Parameter(
            help =
                "Whether each input channel has a gain that is trained, where its weights are not.")
        boolean trainInputGains,
    @Parameter(
            help =
                "Whether each output channel has a gain that is trained, where its weights are"
                    + " not.")
        boolean trainReadoutGains) {

  /** Input weights and readout weights are trained. */
  static final TrainedPeriphery WEIGHTS = new TrainedPeriphery(true, true, false, false);

  /** The gains of the channels alone are trained. */
  static final TrainedPeriphery GAINS = new TrainedPeriphery(false, false, true, true);

  /** All stays as it was drawn. */
  static final TrainedPeriphery NOTHING = new TrainedPeriphery(false, false, false, false);

  public TrainedPeriphery {
    requireOneOf("trainInput", trainInput, "trainInputGains", trainInputGains);
    requireOneOf("trainReadout", trainReadout, "trainReadoutGains", trainReadoutGains);
  }

  private static void requireOneOf(
      String weights, boolean trainsWeights, String gains, boolean trainsGains) {
    if (trainsWeights && trainsGains) {
      throw new IllegalArgumentException(
          "%s scales weights that are not trained; to train gains alone, set %s=false."
              .formatted(gains, weights));
    }
  }
}
