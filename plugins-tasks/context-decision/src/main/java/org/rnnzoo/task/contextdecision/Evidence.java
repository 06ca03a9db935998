package org.rnnzoo.task.contextdecision;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * What one trial shows and which part of it to judge.
 *
 * @param context {@code motion} or {@code color}
 * @param motion the signed coherence of motion, positive for right
 * @param color the signed coherence of colour, positive for right
 */
record Evidence(String context, double motion, double color) {

  static final String MOTION = "motion";
  static final String COLOR = "color";

  static Evidence draw(List<Double> coherences, RandomGenerator random) {
    return new Evidence(
        random.nextBoolean() ? MOTION : COLOR,
        signed(coherences, random),
        signed(coherences, random));
  }

  private static double signed(List<Double> coherences, RandomGenerator random) {
    double coherence = coherences.get(random.nextInt(coherences.size()));
    return random.nextBoolean() || coherence == 0 ? coherence : -coherence;
  }

  /** The coherence to judge; 0 if there is nothing to decide. */
  double attended() {
    return context.equals(MOTION) ? motion : color;
  }

  /** Whether motion and colour lead to the same answer; {@code neutral} if one leads to none. */
  String congruence() {
    if (motion == 0 || color == 0) {
      return "neutral";
    }
    return motion > 0 == color > 0 ? "congruent" : "incongruent";
  }

  void show(TrialBuilder trial, Epoch... during) {
    show(trial, MOTION, motion, during);
    show(trial, COLOR, color, during);
  }

  private static void show(TrialBuilder trial, String name, double coherence, Epoch... during) {
    trial.input(name + ".right").set((1 + coherence) / 2, during);
    trial.input(name + ".left").set((1 - coherence) / 2, during);
  }

  void note(TrialBuilder trial) {
    trial.condition("context", context);
    trial.condition(MOTION, motion);
    trial.condition(COLOR, color);
    trial.condition("congruence", congruence());
  }
}
