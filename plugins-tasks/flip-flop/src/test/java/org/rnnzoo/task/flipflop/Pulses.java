package org.rnnzoo.task.flipflop;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.task.Trial;

/** The pulses read off an input without noise. */
final class Pulses {

  private Pulses() {}

  /** A stretch of one input that is constant and not 0. */
  record Pulse(int start, int end, double amplitude) {}

  static List<Pulse> of(Trial trial, int channel) {
    List<Pulse> pulses = new ArrayList<>();
    int step = 0;
    while (step < trial.steps()) {
      double amplitude = trial.input(step, channel);
      int start = step;
      while (step < trial.steps() && trial.input(step, channel) == amplitude) {
        step++;
      }
      if (amplitude != 0) {
        pulses.add(new Pulse(start, step, amplitude));
      }
    }
    return pulses;
  }
}
