package org.rnnzoo.model.lowrank;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * The parameters of the low-rank network.
 *
 * @param network what all leaky networks have
 * @param form which variable is the state
 * @param rank R
 * @param overlap the initial overlap of M and N, column by column
 * @param trainInput whether the input weights are trained
 * @param trainReadout whether the readout is trained
 * @param trainInputGains whether a gain of each input channel is trained
 * @param trainReadoutGains whether a gain of each output channel is trained
 */
public record LowRankParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Parameter(help = "Whether the state of a unit is a rate or a current.") Form form,
    @Parameter(help = "Rank of the connectivity.", symbol = "R", min = 1, max = 1000) int rank,
    @Parameter(
            help =
                "Initial overlap of each column of M with its column of N: near 1, what they carry"
                    + " outlasts the units.",
            min = -100,
            max = 100,
            acts = Parameter.Acts.START)
        double overlap,
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
                "Whether each output channel has a gain that is trained, where its weights are not.")
        boolean trainReadoutGains) {

  public LowRankParameters {
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
