package org.rnnzoo.task.flipflop;

import static org.rnnzoo.api.task.DurationLaw.exponential;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Polarity;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Remember, for each of n bits, the sign of its last pulse (Sussillo &amp; Barak 2013).
 *
 * <p>The bits are independent. An answer counts from {@code graceMs} after the end of a pulse; it
 * is read as the nearest of −1, 0 and 1.
 */
public final class FlipFlopTask implements Task<FlipFlopParameters> {

  private static final String SYMBOLS = "-0+";

  private static final FlipFlopParameters BINARY =
      FlipFlopParametersBuilder.builder()
          .memory(BitsBuilder.builder().bits(2).polarity(Polarity.SIGNED).build())
          .pulses(
              PulseTrainBuilder.builder()
                  .runMs(fixed(2000))
                  .holdMs(fixed(0))
                  .pulseMs(fixed(40))
                  .amplitudes(List.of(1.0))
                  .gapMs(exponential(200, 300))
                  .build())
          .distractors(
              DistractorsBuilder.builder()
                  .distractorProbability(0)
                  .distractorAmplitude(0.2)
                  .distractorGapMs(fixed(200))
                  .build())
          .silencedProbability(0)
          .sigma(0.01)
          .graceMs(100)
          .build();

  @Override
  public String name() {
    return "flip-flop";
  }

  @Override
  public String title() {
    return "Remember the sign of the last pulse on each of n channels";
  }

  @Override
  public String citation() {
    return "Sussillo & Barak 2013, Neural Computation 25:626";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "discrete attractors");
  }

  @Override
  public List<Version<FlipFlopParameters>> versions() {
    return List.of(
        new Version<>(
                "v1",
                "binary",
                "Can a network hold one of two states for each bit?",
                BINARY,
                new Version.Card(0.5, 0.5, 0.98, 1))
            .stressed(List.of(longGaps(0.9))),
        new Version<>(
                "v2",
                "graded pulses",
                "Can it tell pulses of any size from weak ones that it must ignore?",
                BINARY
                    .withPulses(pulses -> pulses.withAmplitudes(List.of(0.5, 0.75, 1.0)))
                    .withDistractors(d -> d.withDistractorProbability(0.3))
                    .withSigma(0.02),
                new Version.Card(0.5, 0.5, 0.98, 1))
            .stressed(List.of(longGaps(0.9))),
        new Version<>(
                "v3",
                "realistic with silencing",
                "Can it also hold 0, as a third state, under noise and jitter?",
                BINARY
                    .withPulses(
                        pulses ->
                            pulses
                                .withHoldMs(uniform(20, 400))
                                .withPulseMs(uniform(20, 80))
                                .withGapMs(exponential(100, 300)))
                    .withSilencedProbability(0.2)
                    .withSigma(0.05),
                new Version.Card(0.35, 0.35, 0.9, 1))
            .stressed(List.of(longGaps(0.9))));
  }

  /** Trials of 20 s in which a bit is held for 5 s in the mean, and for 2 s at least. */
  private static StressTest<FlipFlopParameters> longGaps(double bar) {
    return new StressTest<>(
        "long-gaps",
        "A bit that is a stable state is held until the next pulse, however late that comes; one"
            + " that fades is lost.",
        p ->
            p.withPulses(
                pulses -> pulses.withRunMs(fixed(20_000)).withGapMs(exponential(2000, 3000))),
        bar);
  }

  @Override
  public Channels channels(FlipFlopParameters p) {
    List<String> channels =
        p.memory().names().stream()
            .flatMap(bit -> p.memory().polarity().channels(bit).stream())
            .toList();
    return new Channels(channels, channels);
  }

  @Override
  public void compose(FlipFlopParameters p, TrialBuilder trial) {
    Epoch run = trial.epoch("run", p.pulses().runMs());
    StringBuilder memory = new StringBuilder();
    for (String name : p.memory().names()) {
      memory.append(SYMBOLS.charAt(1 + new Bit(p, trial, name).compose(run)));
    }
    trial.condition("final", memory.toString());
  }

  @Override
  public Verdict score(FlipFlopParameters p, Trial trial, Response response) {
    Channels channels = trial.channels();
    int decisions = 0;
    int right = 0;
    boolean allRightAtTheEnd = true;
    for (String bit : p.memory().names()) {
      int maskChannel = channels.output(p.memory().polarity().channels(bit).get(0));
      boolean lastRight = true;
      for (int step = 0; step < trial.steps(); step++) {
        if (trial.mask(step, maskChannel) > 0) {
          int now = step;
          double wanted =
              p.memory().polarity().value(bit, c -> trial.target(now, channels.output(c)));
          double given =
              p.memory().polarity().value(bit, c -> response.output(now, channels.output(c)));
          lastRight = decode(given) == decode(wanted);
          decisions++;
          right += lastRight ? 1 : 0;
        }
      }
      allRightAtTheEnd &= lastRight;
    }
    return decisions == 0
        ? new Verdict(0, false, false)
        : new Verdict((double) right / decisions, allRightAtTheEnd, true);
  }

  /** The nearest of −1, 0 and 1; NaN is none of them. */
  private static double decode(double value) {
    return Math.signum(Math.rint(value));
  }
}
