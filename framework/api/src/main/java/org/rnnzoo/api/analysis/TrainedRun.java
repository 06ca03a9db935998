package org.rnnzoo.api.analysis;

import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;

/**
 * What an analysis is given.
 *
 * @param network the trained network
 * @param trials trials that training has not seen
 * @param facts what is known of the run besides
 */
public record TrainedRun(Network network, TrialSource<?> trials, RunFacts facts) {

  /** A network of which nothing else is known, as in a test. */
  public TrainedRun(Network network, TrialSource<?> trials) {
    this(network, trials, RunFacts.UNKNOWN);
  }
}
