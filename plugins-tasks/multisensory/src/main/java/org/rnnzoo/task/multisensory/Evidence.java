package org.rnnzoo.task.multisensory;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * What the two senses show in one trial.
 *
 * @param visual the signed coherence, positive for right; empty if there is nothing to see
 * @param auditory the same for what is heard
 */
record Evidence(OptionalDouble visual, OptionalDouble auditory) {

  /** Draws until the evidence leans to a side. */
  static Evidence draw(MultisensoryParameters p, RandomGenerator random) {
    Evidence evidence;
    do {
      evidence = drawOnce(p, random);
    } while (evidence.sum() == 0);
    return evidence;
  }

  private static Evidence drawOnce(MultisensoryParameters p, RandomGenerator random) {
    OptionalDouble first = OptionalDouble.of(signed(p.senses().coherences(), random));
    if (random.nextDouble() < p.senses().unimodalProbability()) {
      return random.nextBoolean()
          ? new Evidence(first, OptionalDouble.empty())
          : new Evidence(OptionalDouble.empty(), first);
    }
    return new Evidence(
        first,
        p.senses().independent()
            ? OptionalDouble.of(signed(p.senses().coherences(), random))
            : first);
  }

  private static double signed(List<Double> coherences, RandomGenerator random) {
    double coherence = coherences.get(random.nextInt(coherences.size()));
    return random.nextBoolean() || coherence == 0 ? coherence : -coherence;
  }

  /** What is to be judged: the side to which both coherences together lean. */
  double sum() {
    return visual.orElse(0) + auditory.orElse(0);
  }

  void show(TrialBuilder trial, Epoch stimulus) {
    visual.ifPresent(coherence -> Sense.VISUAL.show(trial, coherence, stimulus));
    auditory.ifPresent(coherence -> Sense.AUDITORY.show(trial, coherence, stimulus));
  }

  /** Notes the coherences, 0 for an absent one, and the words by which accuracy is told apart. */
  void note(MultisensoryParameters p, TrialBuilder trial) {
    trial.condition("visual", visual.orElse(0));
    trial.condition("auditory", auditory.orElse(0));
    if (p.senses().unimodalProbability() > 0) {
      trial.condition("mode", mode());
    }
    if (p.senses().independent()) {
      trial.condition("congruence", congruence());
    }
  }

  private String mode() {
    if (visual.isPresent() && auditory.isPresent()) {
      return "both";
    }
    return visual.isPresent() ? Sense.VISUAL.word() : Sense.AUDITORY.word();
  }

  private String congruence() {
    double product = visual.orElse(0) * auditory.orElse(0);
    if (product == 0) {
      return "neutral";
    }
    return product > 0 ? "congruent" : "incongruent";
  }
}
