package org.rnnzoo.analysis.lyapunov;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * The input of an orbit, step by step.
 *
 * @param steps the inputs of steps, each {@code [inputs]}; they are repeated when they are used up
 */
record Drive(List<double[]> steps) {

  /** The same input always. */
  static Drive constant(double[] input) {
    return new Drive(List.of(input));
  }

  /**
   * What trials show, one after the other without a pause. The state goes on from the end of one to
   * the beginning of the next.
   *
   * @param offset the trial that begins, so that orbits are driven differently
   */
  static Drive by(Trials trials, int offset) {
    List<double[]> steps = new ArrayList<>();
    int inputs = trials.channels().inputs().size();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get((i + offset) % trials.size());
      for (int step = 0; step < trial.steps(); step++) {
        double[] input = new double[inputs];
        for (int channel = 0; channel < inputs; channel++) {
          input[channel] = trial.input(step, channel);
        }
        steps.add(input);
      }
    }
    return new Drive(steps);
  }

  double[] at(long step) {
    return steps.get((int) (step % steps.size()));
  }
}
