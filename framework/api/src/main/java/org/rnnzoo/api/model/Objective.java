package org.rnnzoo.api.model;

import java.util.List;
import org.rnnzoo.api.task.Loss;

/**
 * What a propagation measures and differentiates: the task's loss plus a penalty on activity.
 *
 * @param losses the losses on groups of outputs that do not overlap, at least one; their mean
 *     counts
 * @param penalty what the rates of the units cost
 */
public record Objective(List<Loss.Term> losses, RatePenalty penalty) {

  public Objective {
    losses = List.copyOf(losses);
    if (losses.isEmpty()) {
      throw new IllegalArgumentException("An objective needs at least one loss.");
    }
  }

  /** Losses on groups of outputs, plus a penalty on squared rates, at least 0. */
  public Objective(List<Loss.Term> losses, double ratePenalty) {
    this(losses, RatePenalty.squared(ratePenalty));
  }

  /** One loss on all outputs together, plus a penalty on squared rates, at least 0. */
  public Objective(Loss loss, double ratePenalty) {
    this(List.of(loss.everywhere()), ratePenalty);
  }
}
