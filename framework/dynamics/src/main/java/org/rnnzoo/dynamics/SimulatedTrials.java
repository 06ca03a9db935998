package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * Trials with what a system does on them, without those in which its state grows beyond all
 * numbers. A network with an unbounded activation may do so in some trials and not in others, and
 * one infinite number among the states spoils every mean, axis and component.
 *
 * @param trials the trials that are left
 * @param trajectories what the system does on them
 * @param leftOut how many were left out
 */
public record SimulatedTrials(Trials trials, Trajectories trajectories, int leftOut) {

  /**
   * Simulates trials.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the state stays finite in no
   *     trial
   */
  public static SimulatedTrials of(DynamicalSystem system, Trials trials) {
    Trajectories all = Trajectories.of(system, trials);
    List<Trial> finite = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      if (isFinite(all.states()[i]) && isFinite(all.outputs()[i])) {
        finite.add(trials.get(i));
      }
    }
    if (finite.isEmpty()) {
      throw new IllegalArgumentException(
          "The state of the network is not finite in any of %s trials, as after a training that"
                  .formatted(trials.size())
              + " diverged: there is nothing to analyse. Look at its weights, or train it with a"
              + " lower learning rate or a bounded activation.");
    }
    if (finite.size() == trials.size()) {
      return new SimulatedTrials(trials, all, 0);
    }
    Trials left = new Trials(trials.clock(), trials.channels(), finite);
    return new SimulatedTrials(left, Trajectories.of(system, left), trials.size() - finite.size());
  }

  private static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** A sentence on the trials that are left out; empty if there are none. */
  public Optional<String> note() {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            "In %s of %s trials the state of the network grows beyond all numbers; they are left out."
                .formatted(leftOut, leftOut + trials.size()));
  }
}
