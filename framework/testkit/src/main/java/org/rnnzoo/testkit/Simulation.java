package org.rnnzoo.testkit;

import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.task.Trials;

/**
 * A dynamical system run through a batch of trials in float64: what a propagation without noise has
 * to agree with.
 */
final class Simulation {

  private final Trials trials;
  private final double[] outputs;
  private final double[] rates;
  private double squaredRates;
  private double absoluteRates;
  private double squaredChanges;
  private int steps;

  Simulation(DynamicalSystem system, Trials trials) {
    this.trials = trials;
    this.outputs = new double[trials.size() * trials.time() * system.outputs()];
    this.rates = new double[trials.size() * trials.time() * system.units()];
    for (int i = 0; i < trials.size(); i++) {
      run(system, i);
    }
  }

  private void run(DynamicalSystem system, int trial) {
    double[] x = system.initialState();
    double[] velocity = new double[system.dimension()];
    double[] u = new double[system.inputs()];
    double[] r = new double[system.units()];
    double[] z = new double[system.outputs()];
    for (int step = 0; step < trials.get(trial).steps(); step++) {
      for (int channel = 0; channel < u.length; channel++) {
        u[channel] = trials.get(trial).input(step, channel);
      }
      system.field(x, u, velocity);
      for (int d = 0; d < x.length; d++) {
        x[d] += system.alpha() * velocity[d];
      }
      system.rates(x, r);
      system.output(x, z);
      int row = trial * trials.time() + step;
      System.arraycopy(r, 0, rates, row * r.length, r.length);
      System.arraycopy(z, 0, outputs, row * z.length, z.length);
      for (int i = 0; i < r.length; i++) {
        double change = step == 0 ? 0 : r[i] - rates[(row - 1) * r.length + i];
        squaredRates += r[i] * r[i] / r.length;
        absoluteRates += Math.abs(r[i]) / r.length;
        squaredChanges += change * change / r.length;
      }
      steps++;
    }
  }

  /** The outputs, {@code [trials, time, outputs]}; 0 in the padding. */
  double[] outputs() {
    return outputs;
  }

  /** The rates after each step, {@code [trials, time, units]}; 0 in the padding. */
  double[] rates() {
    return rates;
  }

  double objective(Objective objective) {
    RatePenalty penalty = objective.penalty();
    double cost =
        penalty.squared() * squaredRates
            + penalty.absolute() * absoluteRates
            + penalty.change() * squaredChanges;
    return new TaskLoss(objective.losses(), trials).value(outputs) + cost / steps;
  }
}
