package org.rnnzoo.task.flipflop;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** One bit in one trial. */
final class Bit {

  private final FlipFlopParameters p;
  private final TrialBuilder trial;
  private final RandomGenerator random;
  private final String name;
  private int pulses;
  private int distractors;
  private int memory;

  Bit(FlipFlopParameters p, TrialBuilder trial, String name) {
    this.p = p;
    this.trial = trial;
    this.random = trial.random();
    this.name = name;
  }

  /** Writes the bit's input, target and mask, and returns what it must hold at the end. */
  int compose(Epoch run) {
    Epoch hold = trial.part(run, 0, p.pulses().holdMs().draw(random));
    boolean silenced = happens(p.silencedProbability());
    mask(1, run);
    if (!silenced) {
      p.memory().polarity().channels(name).forEach(channel -> trial.noise(channel, p.sigma()));
      layPulses(trial.after(run, hold));
    }
    trial.condition(name + ".silenced", silenced ? 1 : 0);
    trial.condition(name + ".holdMs", trial.clock().ms(silenced ? run.length() : hold.length()));
    trial.condition(name + ".pulses", pulses);
    trial.condition(name + ".distractors", distractors);
    return memory;
  }

  private void layPulses(Epoch stretch) {
    Epoch rest = stretch;
    while (rest.length() > 0) {
      rest = gap(pulse(rest));
      if (rest.length() > 0 && happens(p.distractors().distractorProbability())) {
        rest = distractor(rest);
      }
    }
  }

  /** Starts the given stretch with a pulse and returns what is left of it. */
  private Epoch pulse(Epoch stretch) {
    Epoch pulse = trial.pulse(name, stretch, 0, p.pulses().pulseMs());
    Epoch rest = trial.after(stretch, pulse);
    pulses++;
    memory = sign();
    p.memory().polarity().set(trial::input, name, memory * amplitude(), pulse);
    p.memory().polarity().set(trial::target, name, memory, stretch);
    mask(0, pulse, trial.part(rest, 0, p.graceMs()));
    return rest;
  }

  private Epoch gap(Epoch stretch) {
    return trial.after(stretch, trial.part(stretch, 0, p.pulses().gapMs().draw(random)));
  }

  /** Starts the given stretch with a weak pulse and a gap and returns what is left of it. */
  private Epoch distractor(Epoch stretch) {
    Epoch pulse = trial.pulse(name, stretch, 0, p.pulses().pulseMs());
    Epoch rest = trial.after(stretch, pulse);
    distractors++;
    p.memory()
        .polarity()
        .set(trial::input, name, sign() * p.distractors().distractorAmplitude(), pulse);
    return trial.after(rest, trial.part(rest, 0, p.distractors().distractorGapMs().draw(random)));
  }

  private void mask(double weight, Epoch... during) {
    p.memory()
        .polarity()
        .channels(name)
        .forEach(channel -> trial.mask(channel).set(weight, during));
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  private int sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  private double amplitude() {
    List<Double> amplitudes = p.pulses().amplitudes();
    return amplitudes.get(random.nextInt(amplitudes.size()));
  }
}
