package org.rnnzoo.task.multisensory;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * How noisy each sense is in one trial, as factors on the common noise.
 *
 * @param visual the factor on the visual noise
 * @param auditory the factor on the auditory noise
 * @param lowest the lowest factor on either that any trial can have
 */
record Reliability(double visual, double auditory, double lowest) {

  static Reliability draw(MultisensoryParameters p, RandomGenerator random) {
    double factor = p.noise().noiseFactors().get(random.nextInt(p.noise().noiseFactors().size()));
    double lowest =
        p.noise().noiseFactors().stream().mapToDouble(f -> Math.min(f, 1 / f)).min().orElseThrow();
    return new Reliability(factor, 1 / factor, lowest);
  }

  void addNoise(MultisensoryParameters p, TrialBuilder trial) {
    trial.noise(Sense.VISUAL.inputs(), p.noise().sigma() * visual);
    trial.noise(Sense.AUDITORY.inputs(), p.noise().sigma() * auditory);
  }

  /** Shows how reliable each sense is: 1 at the lowest noise, else inversely to the noise. */
  void show(TrialBuilder trial, Epoch stimulus) {
    trial.input(Sense.VISUAL.reliabilityInput()).set(lowest / visual, stimulus);
    trial.input(Sense.AUDITORY.reliabilityInput()).set(lowest / auditory, stimulus);
  }

  /** Notes the noises if they differ from trial to trial. */
  void note(MultisensoryParameters p, TrialBuilder trial) {
    if (p.noise().noiseFactors().size() > 1) {
      trial.condition("visualSigma", p.noise().sigma() * visual);
      trial.condition("auditorySigma", p.noise().sigma() * auditory);
      trial.condition("reliability", word());
    }
  }

  private String word() {
    if (visual == auditory) {
      return "equally-reliable";
    }
    return visual < auditory ? "visual-reliable" : "auditory-reliable";
  }
}
