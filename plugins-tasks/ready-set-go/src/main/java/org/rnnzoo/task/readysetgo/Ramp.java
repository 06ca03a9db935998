package org.rnnzoo.task.readysetgo;

import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The course of the output from set to go: {@code (exp(t/αT) − 1) / (exp(1/α) − 1)}, which passes
 * the threshold 1 at the wanted time T.
 *
 * @param alpha α; the ramp is the straighter, the larger it is
 */
record Ramp(double alpha) {

  static final double THRESHOLD = 1;

  /** The value at a time given as a share of the wanted time. */
  double at(double share) {
    return THRESHOLD * Math.expm1(share / alpha) / Math.expm1(1 / alpha);
  }

  /** Makes the ramp the target of an output from the start of an epoch on. */
  void aim(TrialBuilder trial, String output, double wantedMs, Epoch produce) {
    for (int step = produce.start(); step < produce.end(); step++) {
      double elapsedMs = trial.clock().ms(step - produce.start());
      trial.target(output).set(at(elapsedMs / wantedMs), new Epoch(produce.name(), step, step + 1));
    }
  }

  /**
   * When an output first reaches the threshold, in steps from the start of an epoch, interpolated
   * between steps; 0 if it is there at once, NaN if it never gets there.
   */
  static double crossing(Response response, int output, Epoch during) {
    double previous = Double.NaN;
    for (int step = during.start(); step < during.end(); step++) {
      double value = response.output(step, output);
      if (value >= THRESHOLD) {
        return step == during.start()
            ? 0
            : step - during.start() - (value - THRESHOLD) / (value - previous);
      }
      previous = value;
    }
    return Double.NaN;
  }
}
