package org.rnnzoo.task.contextdecision;

import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** The epochs of one trial, in the order of time. */
record Course(Epoch fixation, Epoch cue, Epoch gap, Epoch stimulus, Epoch delay, Epoch response) {

  static Course lay(ContextDecisionParameters p, TrialBuilder trial) {
    return new Course(
        trial.epoch("fixation", p.fixationMs()),
        trial.epoch("cue", p.cueMs()),
        trial.epoch("gap", p.gapMs()),
        trial.epoch("stimulus", p.stimulusMs()),
        trial.epoch("delay", p.delayMs()),
        trial.epoch("response", p.responseMs()));
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
