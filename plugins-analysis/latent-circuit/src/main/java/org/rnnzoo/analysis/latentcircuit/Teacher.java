package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The network under analysis and what it does without noise in some trials.
 *
 * @param network the network
 * @param trials the trials
 * @param stimuli their inputs, without padding
 * @param activity its states and outputs
 */
record Teacher(LeakyNetwork network, Trials trials, Stimuli stimuli, Activity activity) {

  static Teacher in(LeakyNetwork network, Trials trials) {
    Stimuli stimuli = Stimuli.of(trials);
    return new Teacher(network, trials, stimuli, Activity.of(network, stimuli));
  }
}
