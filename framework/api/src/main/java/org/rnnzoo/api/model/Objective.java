package org.rnnzoo.api.model;

import org.rnnzoo.api.task.Loss;

/**
 * What a propagation measures and differentiates: the task's loss plus a penalty on activity.
 *
 * @param loss the loss on the outputs
 * @param ratePenalty the weight of the mean squared rate over trials, unpadded steps and units, at
 *     least 0
 */
public record Objective(Loss loss, double ratePenalty) {

  public Objective {
    if (!(ratePenalty >= 0)) {
      throw new IllegalArgumentException("The rate penalty is " + ratePenalty + ", below 0.");
    }
  }
}
