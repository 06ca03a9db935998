package org.rnnzoo.api.model;

import java.util.List;
import org.rnnzoo.api.task.Loss;

/**
 * What a propagation measures and differentiates: the task's loss plus a penalty on activity.
 *
 * @param losses the losses on groups of outputs that do not overlap, at least one; their mean
 *     counts
 * @param ratePenalty the weight of the mean squared rate over trials, unpadded steps and units, at
 *     least 0
 */
public record Objective(List<Loss.Term> losses, double ratePenalty) {

  public Objective {
    losses = List.copyOf(losses);
    if (losses.isEmpty()) {
      throw new IllegalArgumentException("An objective needs at least one loss.");
    }
    if (!(ratePenalty >= 0)) {
      throw new IllegalArgumentException("The rate penalty is " + ratePenalty + ", below 0.");
    }
  }

  /** One loss on all outputs together, plus a penalty on activity. */
  public Objective(Loss loss, double ratePenalty) {
    this(List.of(loss.everywhere()), ratePenalty);
  }
}
