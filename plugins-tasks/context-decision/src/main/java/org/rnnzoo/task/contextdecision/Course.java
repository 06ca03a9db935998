package org.rnnzoo.task.contextdecision;

import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** The epochs of one trial, in the order of time. */
record Course(Epoch fixation, Epoch cue, Epoch gap, Epoch stimulus, Epoch delay, Epoch response) {

  static Course lay(ContextDecisionParameters p, TrialBuilder trial) {
    return new Course(
        trial.epoch("fixation", p.timing().fixationMs()),
        trial.epoch("cue", p.timing().cueMs()),
        trial.epoch("gap", p.timing().gapMs()),
        trial.epoch("stimulus", p.timing().stimulusMs()),
        trial.epoch("delay", p.timing().delayMs()),
        trial.epoch("response", p.timing().responseMs()));
  }

  Epoch whole() {
    return fixation.through(response);
  }

  Epoch beforeResponse() {
    return fixation.through(delay);
  }

  Epoch contextOn(ContextVariant variant) {
    return switch (variant) {
      case CUED -> cue;
      case MANTE -> stimulus.through(response);
      case STEADY -> beforeResponse();
    };
  }
}
