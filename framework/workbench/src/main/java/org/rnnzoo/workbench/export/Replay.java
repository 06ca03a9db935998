package org.rnnzoo.workbench.export;

import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.dynamics.Trajectories;

/**
 * The check that written equations are those of the network: both are simulated on the same trials.
 */
final class Replay {

  /** Rounding of float64 over a few steps; other equations miss it by many orders. */
  private static final double TOLERANCE = 1e-9;

  private static final int TRIALS = 4;

  /** Chaos magnifies rounding, so that only the first steps can tell. */
  private static final int STEPS = 20;

  private Replay() {}

  /**
   * Checks equations against the network of a run.
   *
   * @throws org.rnnzoo.core.UserException if they are not those of the network
   */
  static void require(PortableNetwork network, Run run) {
    if (!network.fits()) {
      throw PortableNetwork.unknown(run.experiment().model().use());
    }
    Trials trials = run.experiment().trials("test").trials(0, TRIALS);
    double[][] inputs = new double[trials.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = inputs(trials.get(i));
    }
    Trajectories expected = Trajectories.of(run.network().dynamics(), inputs);
    if (expected.dimension() != network.dimension()
        || !(difference(network, inputs, expected) <= TOLERANCE)) {
      throw PortableNetwork.unknown(run.experiment().model().use());
    }
  }

  private static double[] inputs(Trial trial) {
    int width = trial.channels().inputs().size();
    double[] inputs = new double[Math.min(STEPS, trial.steps()) * width];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = trial.input(i / width, i % width);
    }
    return inputs;
  }

  /** The largest difference of rates and outputs, as a share of the largest of them or of 1. */
  private static double difference(
      PortableNetwork network, double[][] inputs, Trajectories expected) {
    double largest = 0;
    double size = 1;
    for (int trial = 0; trial < inputs.length; trial++) {
      double[] x = network.initialState();
      double[] u = new double[network.inputs()];
      for (int t = 0; t < expected.steps(trial); t++) {
        System.arraycopy(inputs[trial], t * u.length, u, 0, u.length);
        x = network.step(x, u);
        largest = Math.max(largest, apart(network.rates(x), expected.rates()[trial], t));
        largest = Math.max(largest, apart(network.output(x), expected.outputs()[trial], t));
        for (double rate : network.rates(x)) {
          size = Math.max(size, Math.abs(rate));
        }
      }
    }
    return largest / size;
  }

  private static double apart(double[] found, double[] expected, int step) {
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      double difference = Math.abs(found[i] - expected[step * found.length + i]);
      // What is not finite compares to nothing, and must not pass.
      largest = difference <= largest ? largest : difference;
    }
    return largest;
  }
}
