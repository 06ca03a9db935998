package org.rnnzoo.task.flipflop;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the n-bit flip-flop. */
@RecordBuilder
public record FlipFlopParameters(
    @Unwrapped Bits memory,
    @Unwrapped PulseTrain pulses,
    @Unwrapped Distractors distractors,
    @Parameter(
            help = "Probability that a bit has no pulses and must stay at 0 throughout a trial.",
            min = 0,
            max = 1)
        double silencedProbability,
    @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0, max = 10) double sigma,
    @Parameter(
            help = "Time after a pulse in which the answer is free.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double graceMs)
    implements FlipFlopParametersBuilder.With {

  public FlipFlopParameters {
    requireStrongerThan(distractors.distractorAmplitude(), pulses.amplitudes());
    requireTime(pulses, graceMs);
  }

  private static void requireStrongerThan(double distractor, List<Double> amplitudes) {
    if (amplitudes.isEmpty() || !amplitudes.stream().allMatch(a -> a > distractor)) {
      throw new IllegalArgumentException(
          "amplitudes are %s; there must be at least one, each above distractorAmplitude, %s."
              .formatted(amplitudes, distractor));
    }
  }

  private static void requireTime(PulseTrain train, double grace) {
    DurationLaw run = train.runMs();
    DurationLaw hold = train.holdMs();
    DurationLaw pulse = train.pulseMs();
    DurationLaw gap = train.gapMs();
    if (!(run.shortest() > hold.longest() + pulse.longest() + grace)) {
      throw new IllegalArgumentException(
          ("runMs is %s, which can end before the first answer counts; it must be longer than the"
                  + " longest holdMs, %s, and pulseMs, %s, and graceMs, %s, together.")
              .formatted(run, hold, pulse, Require.plain(grace)));
    }
    if (!(gap.longest() > grace)) {
      throw new IllegalArgumentException(
          "gapMs is %s, so no answer between pulses counts; it must exceed graceMs, %s."
              .formatted(gap, Require.plain(grace)));
    }
  }

  /** The same with other bits. */
  FlipFlopParameters withMemory(UnaryOperator<Bits> change) {
    return withMemory(change.apply(memory));
  }

  /** The same with other pulses. */
  FlipFlopParameters withPulses(UnaryOperator<PulseTrain> change) {
    return withPulses(change.apply(pulses));
  }

  /** The same with other distractors. */
  FlipFlopParameters withDistractors(UnaryOperator<Distractors> change) {
    return withDistractors(change.apply(distractors));
  }
}
