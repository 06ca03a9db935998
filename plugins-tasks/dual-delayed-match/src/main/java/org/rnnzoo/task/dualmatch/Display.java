package org.rnnzoo.task.dualmatch;

import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * What is shown in a trial, and noted down as it is shown.
 *
 * <p>Directions are counted from 0 to one below their number.
 */
record Display(DualMatchParameters parameters, TrialBuilder trial) {

  int anyDirection() {
    return trial.random().nextInt(parameters.matches().directions());
  }

  /** Any direction but one, all equally likely. */
  int directionOtherThan(int direction) {
    int turn = 1 + trial.random().nextInt(parameters.matches().directions() - 1);
    return (direction + turn) % parameters.matches().directions();
  }

  /** Shows a direction at a location, with a strength drawn anew. */
  void show(String name, Location location, int direction, Epoch during) {
    double degrees = 360.0 * direction / parameters.matches().directions();
    double gain = parameters.stimuli().drawGain(trial.random());
    parameters.channels().encoding().show(trial, location.motion(), degrees, gain, during);
    trial.condition(name, degrees);
    if (parameters.stimuli().gainVaries()) {
      trial.condition(name + ".gain", gain);
    }
  }

  void cue(Location location, Epoch during) {
    double height = parameters.cue().gain() * parameters.channels().encoding().height();
    location
        .cues(parameters.cue().neurons())
        .forEach(name -> trial.input(name).set(height, during));
  }

  /** Shows that no answer is due, and wants none. */
  void fixate(Epoch during) {
    parameters
        .channels()
        .fixationChannels()
        .forEach(name -> trial.input(name).set(parameters.channels().encoding().height(), during));
    parameters.choice().hold(trial, "fixation", during);
  }

  /** Records how long epochs last. */
  void time(Epoch... epochs) {
    for (Epoch epoch : epochs) {
      trial.condition(epoch.name() + "Ms", trial.clock().ms(epoch.length()));
    }
  }
}
