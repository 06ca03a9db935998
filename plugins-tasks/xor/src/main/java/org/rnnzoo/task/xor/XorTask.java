package org.rnnzoo.task.xor;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Polarity;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Version;

/**
 * Say whether two pulses, one after the other, differ in sign (after the two-cue task of Miconi
 * 2017).
 *
 * <p>In a catch trial no second pulse comes and fixation stays on; it must be held to the end.
 */
public final class XorTask implements Task<XorParameters> {

  private static final String PULSE = "pulse";

  private static final XorParameters BINARY =
      XorParametersBuilder.builder()
          .pulses(
              PulsesBuilder.builder().polarity(Polarity.SIGNED).amplitudes(List.of(1.0)).build())
          .catchProbability(0)
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(200))
                  .pulseMs(fixed(200))
                  .gapMs(fixed(200))
                  .delayMs(fixed(200))
                  .responseMs(fixed(200))
                  .build())
          .sigma(0.01)
          .choice(ChoiceRule.STANDARD)
          .build();

  @Override
  public String name() {
    return "xor";
  }

  @Override
  public String title() {
    return "Say whether two pulses, one after the other, differ in sign";
  }

  @Override
  public String citation() {
    return "Miconi 2017, eLife 6:e20899";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison", "logic");
  }

  @Override
  public List<Version<XorParameters>> versions() {
    return List.of(
        new Version<>(
                "v1",
                "binary",
                "Can a network combine two pulses of which neither alone says anything?",
                BINARY,
                new Version.Card(0.5, 0.5, 0.98, 1))
            .stressed(List.of(longWaits(0.9))),
        new Version<>(
                "v2",
                "graded pulses",
                "Can it compare the signs when the sum of the pulses does not tell?",
                BINARY
                    .withPulses(p -> p.withAmplitudes(List.of(0.2, 0.6, 1.0)))
                    .withTiming(t -> t.withGapMs(fixed(500)))
                    .withSigma(0.05),
                new Version.Card(0.5, 0.833, 0.95, 1))
            .stressed(List.of(longWaits(0.9))),
        new Version<>(
                "v3",
                "realistic with catch trials",
                "Can it do so under noise and jitter, and hold its answer when no second pulse"
                    + " comes?",
                BINARY
                    .withPulses(p -> p.withAmplitudes(List.of(0.3, 1.0)))
                    .withCatchProbability(0.1)
                    .withTiming(
                        t ->
                            t.withFixationMs(uniform(200, 600))
                                .withPulseMs(uniform(100, 300))
                                .withGapMs(uniform(200, 1000))
                                .withDelayMs(uniform(100, 600))
                                .withResponseMs(fixed(300)))
                    .withSigma(0.1),
                new Version.Card(0.45, 0.8, 0.93, 0.997))
            .stressed(List.of(longWaits(0.88))));
  }

  /** Both waits are twice as long, the one for the second pulse and the one for the response. */
  private static StressTest<XorParameters> longWaits(double bar) {
    return new StressTest<>(
        "long-waits",
        "The first pulse, and then the answer, are held for as long as it takes.",
        p -> p.withTiming(t -> t.withGapMs(t.gapMs().times(2)).withDelayMs(t.delayMs().times(2))),
        bar);
  }

  @Override
  public Channels channels(XorParameters p) {
    List<String> inputs = new ArrayList<>(List.of("fixation"));
    inputs.addAll(p.pulses().polarity().channels(PULSE));
    return new Channels(inputs, List.of("fixation", "same", "different"));
  }

  @Override
  public Loss loss(XorParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(XorParameters p, TrialBuilder trial) {
    RandomGenerator random = trial.random();
    boolean caught = random.nextDouble() < p.catchProbability();
    double first = pulse(p.pulses().amplitudes(), random);
    double second = caught ? 0 : pulse(p.pulses().amplitudes(), random);
    boolean different = first * second < 0;

    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch firstPulse = show(p, trial, "first", first, p.timing().pulseMs());
    Epoch gap = trial.epoch("gap", p.timing().gapMs());
    Epoch secondPulse = show(p, trial, "second", second, p.timing().pulseMs());
    Epoch delay = trial.epoch("delay", p.timing().delayMs());
    Epoch response = trial.epoch("response", p.timing().responseMs());
    Epoch before = fixation.through(delay);

    trial.input("fixation").set(1, caught ? fixation.through(response) : before);
    trial.noise(p.pulses().polarity().channels(PULSE), p.sigma());

    p.choice().hold(trial, "fixation", before);
    p.choice().respond(trial, caught ? "fixation" : different ? "different" : "same", response);

    trial.condition("first", first);
    trial.condition("second", second);
    trial.condition("different", different ? 1 : 0);
    trial.condition("catch", caught ? 1 : 0);
    for (Epoch epoch : List.of(fixation, firstPulse, gap, secondPulse, delay, response)) {
      trial.condition(epoch.name() + "Ms", trial.clock().ms(epoch.length()));
    }
  }

  private static double pulse(List<Double> amplitudes, RandomGenerator random) {
    double amplitude = amplitudes.get(random.nextInt(amplitudes.size()));
    return random.nextBoolean() ? amplitude : -amplitude;
  }

  private static Epoch show(
      XorParameters p, TrialBuilder trial, String name, double pulse, DurationLaw law) {
    Epoch epoch = trial.epoch(name, law);
    p.pulses().polarity().set(trial::input, PULSE, pulse, epoch);
    return epoch;
  }
}
