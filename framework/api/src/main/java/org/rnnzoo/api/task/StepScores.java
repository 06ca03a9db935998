package org.rnnzoo.api.task;

import java.util.Arrays;

/** How a trial with discrete choices is answered step by step. */
final class StepScores {

  private final Trial trial;
  private final Response response;
  private final int outputs;
  private final boolean[] decided;

  StepScores(Trial trial, Response response) {
    this.trial = trial;
    this.response = response;
    this.outputs = trial.channels().outputs().size();
    this.decided = new boolean[trial.steps()];
    for (Decision decision : trial.decisions()) {
      Arrays.fill(decided, decision.window().start(), decision.window().end(), true);
    }
  }

  Verdict addTo(Verdict verdict) {
    Verdict result = verdict;
    int first = trial.steps();
    int steps = 0;
    int rightSteps = 0;
    for (Decision decision : trial.decisions()) {
      first = Math.min(first, decision.window().start());
      for (int step = decision.window().start(); step < decision.window().end(); step++) {
        steps++;
        rightSteps += winner(step) == decision.output() ? 1 : 0;
      }
    }
    if (steps > 0) {
      result = result.with("steps", (double) rightSteps / steps);
    }
    int held = 0;
    int rightlyHeld = 0;
    double[] mean = new double[outputs];
    double[] wanted = new double[outputs];
    boolean before = false;
    for (int step = 0; step < trial.steps(); step++) {
      if (trial.mask(step, 0) > 0 && !decided[step]) {
        held++;
        rightlyHeld += winner(step) == target(step) ? 1 : 0;
        for (int o = 0; o < outputs && step < first; o++) {
          before = true;
          mean[o] += response.output(step, o);
          wanted[o] += trial.target(step, o);
        }
      }
    }
    if (held > 0) {
      result = result.with("hold", (double) rightlyHeld / held);
    }
    return before ? result.with("premature", highest(mean) == highest(wanted) ? 0 : 1) : result;
  }

  /** The highest output at a step; −1 if one is not a number. */
  private int winner(int step) {
    int winner = 0;
    for (int o = 0; o < outputs; o++) {
      double value = response.output(step, o);
      if (Double.isNaN(value)) {
        return -1;
      }
      winner = value > response.output(step, winner) ? o : winner;
    }
    return winner;
  }

  private int target(int step) {
    int highest = 0;
    for (int o = 1; o < outputs; o++) {
      highest = trial.target(step, o) > trial.target(step, highest) ? o : highest;
    }
    return highest;
  }

  private static int highest(double[] values) {
    int highest = 0;
    for (int i = 1; i < values.length; i++) {
      highest = values[i] > values[highest] ? i : highest;
    }
    return highest;
  }
}
