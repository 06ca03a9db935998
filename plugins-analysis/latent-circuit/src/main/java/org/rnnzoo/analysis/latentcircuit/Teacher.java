package org.rnnzoo.analysis.latentcircuit;

import java.util.stream.IntStream;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The network under analysis and what it does without noise in some trials.
 *
 * @param network the network
 * @param stimuli the inputs of the trials, without padding
 * @param activity its states and outputs
 */
record Teacher(LeakyNetwork network, Stimuli stimuli, Activity activity) {

  static Teacher in(LeakyNetwork network, Stimuli stimuli) {
    return new Teacher(network, stimuli, Activity.of(network, stimuli));
  }

  /**
   * The places of the trials in which the network stays finite and of a size that can be squared
   * and summed.
   */
  int[] sound() {
    return IntStream.range(0, stimuli.trials()).filter(this::isSound).toArray();
  }

  private boolean isSound(int trial) {
    int units = activity.states().numCols;
    for (int row = stimuli.starts()[trial]; row < stimuli.starts()[trial + 1]; row++) {
      for (int unit = 0; unit < units; unit++) {
        if (!(Math.abs(activity.states().get(row, unit)) < Bars.RUNAWAY)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same network in some of the trials. */
  Teacher only(int[] places) {
    return places.length == stimuli.trials() ? this : in(network, stimuli.only(places));
  }
}
