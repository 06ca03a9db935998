package org.rnnzoo.trainer.bptt;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.model.RatePenalty;

/**
 * What the objective holds beside the task's loss.
 *
 * @param ratePenalty the weight of the mean squared rate
 * @param activityPenalty the weight of the mean absolute rate
 * @param smoothnessPenalty the weight of the mean squared change of a rate
 * @param l1Penalty the weight of the sum of absolute weights
 * @param l2Penalty the weight of the sum of squared weights
 */
public record Penalties(
    @Parameter(help = "Weight of the mean squared rate in the objective.", min = 0)
        double ratePenalty,
    @Parameter(help = "Weight of the mean absolute rate in the objective.", min = 0)
        double activityPenalty,
    @Parameter(
            help =
                "Weight of the mean squared change of a rate from one step to the next in the"
                    + " objective.",
            min = 0)
        double smoothnessPenalty,
    @Parameter(
            help =
                "Weight of the sum of absolute trainable weights, biases excepted, in the"
                    + " objective.",
            min = 0)
        double l1Penalty,
    @Parameter(
            help =
                "Weight of the sum of squared trainable weights, biases excepted, in the objective.",
            min = 0)
        double l2Penalty) {

  static final Penalties NONE = new Penalties(0, 0, 0, 0, 0);

  public Penalties {
    Require.notNegative("ratePenalty", ratePenalty);
    Require.notNegative("activityPenalty", activityPenalty);
    Require.notNegative("smoothnessPenalty", smoothnessPenalty);
    Require.notNegative("l1Penalty", l1Penalty);
    Require.notNegative("l2Penalty", l2Penalty);
  }

  /** The part that a propagation measures. */
  RatePenalty onRates() {
    return new RatePenalty(ratePenalty, activityPenalty, smoothnessPenalty);
  }
}
