package org.rnnzoo.dynamics.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trials;

/**
 * The rates and outputs of a network in trials.
 *
 * @param trials the trials
 * @param units the number of units
 * @param rates {@code [trials, time, units]}, padded like the trials
 * @param outputs {@code [trials, time, outputs]}
 * @param finite the places of the trials in which every number is finite, rising
 */
public record Recording(
    Trials trials, int units, float[] rates, float[] outputs, List<Integer> finite) {

  /**
   * Records trials.
   *
   * @param noiseKey the key of the network's noise; empty for none
   * @throws IllegalArgumentException with a sentence for the user, if no trial is finite
   */
  public static Recording of(TrainedRun run, Trials trials, Optional<Long> noiseKey, int threads) {
    Objective objective = new Objective(run.trials().losses(), 0);
    try (Propagation propagation =
        run.network().propagation(trials.size(), trials.time(), threads)) {
      propagation.load(trials);
      if (noiseKey.isPresent()) {
        propagation.forward(objective, noiseKey.get());
      } else {
        propagation.forward(objective);
      }
      int units = run.network().dimensions().units();
      float[] rates = propagation.rateValues().clone();
      float[] outputs = propagation.outputValues().clone();
      return new Recording(trials, units, rates, outputs, finite(trials, rates, outputs));
    }
  }

  private static List<Integer> finite(Trials trials, float[] rates, float[] outputs) {
    List<Integer> finite = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      if (isFinite(rates, trials, i) && isFinite(outputs, trials, i)) {
        finite.add(i);
      }
    }
    if (finite.isEmpty()) {
      throw new IllegalArgumentException(
          "The activity of the network is not finite in any of %s trials, as after a training that"
                  .formatted(trials.size())
              + " diverged: there is nothing to analyse. Look at its weights, or train it with a"
              + " lower learning rate or a bounded activation.");
    }
    return finite;
  }

  private static boolean isFinite(float[] values, Trials trials, int trial) {
    int padded = values.length / trials.size();
    int length = padded / trials.time() * trials.get(trial).steps();
    for (int k = trial * padded; k < trial * padded + length; k++) {
      if (!Float.isFinite(values[k])) {
        return false;
      }
    }
    return true;
  }

  /** A rate after a step. */
  public double rate(int trial, int step, int unit) {
    return rates[(trial * trials.time() + step) * units + unit];
  }

  /** The answer in a trial. */
  public Response response(int trial) {
    return new Response(outputs, trials.time(), trials.channels().outputs().size(), trial);
  }

  /** How many trials are not finite. */
  public int leftOut() {
    return trials.size() - finite.size();
  }
}
