package org.rnnzoo.task.perceptualdecision;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The motion of one trial.
 *
 * @param direction the place of its direction among all
 * @param coherence its strength, from 0, which has no direction, to 1
 */
record Motion(int direction, double coherence) {

  static Motion draw(PerceptualDecisionParameters p, RandomGenerator random) {
    List<Double> coherences = p.coherences();
    return new Motion(
        random.nextInt(p.choices()), coherences.get(random.nextInt(coherences.size())));
  }

  boolean hasDirection() {
    return coherence > 0;
  }

  /** Shares a total of 1 among the inputs: the coherence goes to one of them, the rest to all. */
  void show(PerceptualDecisionParameters p, TrialBuilder trial, Epoch stimulus) {
    List<String> inputs = p.motionInputs();
    for (String input : inputs) {
      trial.input(input).set((1 - coherence) / inputs.size(), stimulus);
    }
    trial.input(inputs.get(direction)).add(coherence, stimulus);
  }

  /** Notes the direction, and the coherence, which is signed if there is only right and left. */
  void note(PerceptualDecisionParameters p, TrialBuilder trial) {
    boolean leftwards = p.choices() == 2 && direction == 1 && hasDirection();
    trial.condition("direction", hasDirection() ? p.directions().get(direction) : "none");
    trial.condition("coherence", leftwards ? -coherence : coherence);
  }
}
