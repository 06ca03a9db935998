package org.rnnzoo.core.task;

import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyAverage;

/**
 * What stands between a task and a network that was converted from one {@link Form form} into the
 * other (Miller &amp; Fumarola 2012).
 *
 * <p>Inputs and outputs of the rate form are leaky averages of those of the current form. So a
 * network that came from a rate network needs inputs whose average the task's are, and the average
 * of its outputs is the answer; and the other way round.
 *
 * @param from the form of the network that was converted
 * @param tau the time constant of both networks in ms
 * @param outputs the outputs of the rate form at the start of a trial, from which averages begin
 */
public record Conversion(
    @Parameter(help = "Form of the network that was converted.") Form from,
    @Parameter(help = "Time constant of both networks.", unit = "ms", symbol = "τ", min = 0.001)
        double tau,
    @Parameter(help = "Outputs of the rate form at the start of a trial.") List<Double> outputs) {

  /** What stands between a task of no outputs and a network; every real one differs from it. */
  public static final Conversion NONE = new Conversion(Form.RATE, 100, List.of());

  public Conversion {
    outputs = List.copyOf(outputs);
  }

  /** The input that the converted network needs in place of one of the task. */
  double[] input(double alpha, double[] shown) {
    LeakyAverage average = new LeakyAverage(alpha, new double[1]);
    return from == Form.RATE ? average.undone(shown) : average.of(shown);
  }

  /** The further input, which makes up for a start that is no rest. */
  double[] start(double alpha, int steps) {
    double[] start = new double[steps];
    if (from == Form.RATE) {
      start[0] = 1;
    } else {
      Arrays.setAll(start, step -> Math.pow(1 - alpha, step));
    }
    return start;
  }

  /** The output of the network that was converted, from that of the converted one. */
  double[] output(double alpha, int output, double[] given) {
    LeakyAverage average = new LeakyAverage(alpha, new double[] {outputs.get(output)});
    return from == Form.RATE ? average.of(given) : average.undone(given);
  }
}
