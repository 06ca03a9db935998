package org.rnnzoo.api.train;

import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;

/**
 * A way to train a network.
 *
 * <p>The trainer owns the update; the framework owns evaluation, the decision to stop, checkpoints
 * and records, all behind {@link TrainingContext#report}. A trainer that takes its randomness from
 * the context's stream by step number, and puts everything else that it remembers into {@link
 * Progress#state()}, resumes bit for bit.
 *
 * @param <P> the record of the trainer's parameters
 */
@ConsumerType
public interface Trainer<P extends Record> extends Plugin<P> {

  /**
   * Trains the network in place until the context says to stop.
   *
   * @param trials the training trials
   * @return why training stopped, as the context said
   * @throws DivergedException if the loss is no longer a number
   * @throws IllegalArgumentException with a sentence for the user, if it cannot train this network
   *     on these trials
   */
  StopReason train(Network network, TrialSource<?> trials, P parameters, TrainingContext context);
}
