package org.rnnzoo.workbench.convert;

import java.util.function.IntFunction;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.dynamics.FormConversion;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

/**
 * How far a network and its other form are apart over whole trials without noise, simulated in
 * float64.
 *
 * @param outputs the largest difference of the outputs, as a share of the largest output
 * @param rates the largest difference of the rates, as a share of the largest rate; those of the
 *     rate form are compared with averages of those of the current form
 */
public record Agreement(double outputs, double rates) {

  /**
   * With the conversion as it is.
   *
   * @param trials of the source; the inputs of its other form are made from theirs in float64
   */
  static Agreement of(FormConversion forms, Trials trials, JobListener listener) {
    return of(forms, trials, trial -> forms.inputs(inputs(trials.get(trial))), listener);
  }

  /**
   * With the conversion as it is stored in a run.
   *
   * @param trials of the source
   * @param converted the same trials as the run shows them
   */
  static Agreement of(FormConversion forms, Trials trials, Trials converted, JobListener listener) {
    return of(forms, trials, trial -> inputs(converted.get(trial)), listener);
  }

  private static Agreement of(
      FormConversion forms, Trials trials, IntFunction<double[]> converted, JobListener listener) {
    FormConversion ofRates = new FormConversion(seen(forms.source()), seen(forms.network()));
    Difference outputs = new Difference();
    Difference rates = new Difference();
    for (int trial = 0; trial < trials.size(); trial++) {
      listener.progress("comparing the forms", (double) trial / trials.size());
      Trajectories before = simulate(forms.source(), inputs(trials.get(trial)));
      Trajectories after = simulate(forms.network(), converted.apply(trial));
      outputs.add(before.outputs()[0], forms.outputs(after.outputs()[0]));
      rates.add(before.rates()[0], ofRates.outputs(after.rates()[0]));
    }
    return new Agreement(outputs.share(), rates.share());
  }

  /** The same network, of which every rate is an output. */
  private static LeakyNetwork seen(LeakyNetwork network) {
    int units = network.units();
    return new LeakyNetwork(
        network.form(),
        network.activation(),
        network.timeConstant(),
        network.alpha(),
        network.recurrent(),
        network.input(),
        network.bias(),
        CommonOps_DDRM.identity(units),
        new double[units],
        network.initial());
  }

  private static Trajectories simulate(LeakyNetwork network, double[] inputs) {
    return Trajectories.of(network, new double[][] {inputs});
  }

  private static double[] inputs(Trial trial) {
    int width = trial.channels().inputs().size();
    double[] inputs = new double[trial.steps() * width];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = trial.input(i / width, i % width);
    }
    return inputs;
  }

  /** The largest difference so far between what is expected and what is found. */
  private static final class Difference {

    private double largest;
    private double size;

    void add(double[] expected, double[] found) {
      for (int i = 0; i < expected.length; i++) {
        largest = Math.max(largest, Math.abs(found[i] - expected[i]));
        size = Math.max(size, Math.abs(expected[i]));
      }
    }

    double share() {
      return largest == 0 ? 0 : largest / size;
    }
  }
}
