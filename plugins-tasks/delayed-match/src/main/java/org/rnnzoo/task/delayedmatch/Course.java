package org.rnnzoo.task.delayedmatch;

import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The epochs of a trial.
 *
 * @param fixation before the sample
 * @param sample while the sample is on
 * @param delay the last epoch of the delay
 * @param test while the test is on, or would be in a catch trial
 * @param response when the answer is due; the test itself, unless there is time for it afterwards
 * @param caught whether this is a catch trial
 */
record Course(
    Epoch fixation, Epoch sample, Epoch delay, Epoch test, Epoch response, boolean caught) {

  /** From the start of the trial until the answer is due. */
  Epoch hold() {
    return fixation.through(response.equals(test) ? delay : test);
  }

  /** From the start of the trial until the fixation cue goes off. */
  Epoch fixated() {
    return caught ? fixation.through(response) : hold();
  }

  /** From the start of the trial to the end of the test. */
  Epoch tested() {
    return fixation.through(test);
  }

  /** Records the realised durations in ms. */
  void describe(TrialBuilder trial) {
    Clock clock = trial.clock();
    trial.condition("catch", caught ? 1 : 0);
    trial.condition("fixationMs", clock.ms(fixation.length()));
    trial.condition("sampleMs", clock.ms(sample.length()));
    trial.condition("delayMs", clock.ms(test.start() - sample.end()));
    trial.condition("testMs", clock.ms(test.length()));
    if (!response.equals(test)) {
      trial.condition("decisionMs", clock.ms(response.length()));
    }
  }
}
