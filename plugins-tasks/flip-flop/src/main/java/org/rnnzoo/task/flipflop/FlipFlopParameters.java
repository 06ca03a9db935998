package org.rnnzoo.task.flipflop;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Polarity;

/** The parameters of the n-bit flip-flop. */
@RecordBuilder
public record FlipFlopParameters(
    @Parameter(help = "Number of bits to remember.", symbol = "n", min = 1, max = 6) int bits,
    @Parameter(help = "Whether a bit has one signed channel or two non-negative ones.")
        Polarity polarity,
    @Parameter(help = "Length of a trial.", unit = "ms", min = 100, max = 60_000) DurationLaw runMs,
    @Parameter(
            help = "Hold at 0 before the first pulse of a bit.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw holdMs,
    @Parameter(help = "Width of a pulse.", unit = "ms", min = 1) DurationLaw pulseMs,
    @Parameter(help = "Sizes of a pulse, all equally likely.", min = 0.001, max = 10)
        List<Double> amplitudes,
    @Parameter(help = "Gap from the end of a pulse to the next.", unit = "ms", min = 0)
        DurationLaw gapMs,
    @Parameter(
            help = "Probability that a weak pulse, to be ignored, follows a gap.",
            min = 0,
            max = 1)
        double distractorProbability,
    @Parameter(help = "Size of a weak pulse.", min = 0, max = 10) double distractorAmplitude,
    @Parameter(help = "Gap from the end of a weak pulse to the next.", unit = "ms", min = 0)
        DurationLaw distractorGapMs,
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
    amplitudes = List.copyOf(amplitudes);
    requireStrongerThan(distractorAmplitude, amplitudes);
    requireTime(runMs, holdMs, pulseMs, gapMs, graceMs);
  }

  /** The names of the bits, {@code bit-1}, {@code bit-2}, …. */
  List<String> bitNames() {
    return IntStream.rangeClosed(1, bits).mapToObj(bit -> "bit-" + bit).toList();
  }

  private static void requireStrongerThan(double distractor, List<Double> amplitudes) {
    if (amplitudes.isEmpty() || !amplitudes.stream().allMatch(a -> a > distractor)) {
      throw new IllegalArgumentException(
          "amplitudes are %s; there must be at least one, each above distractorAmplitude, %s."
              .formatted(amplitudes, distractor));
    }
  }

  private static void requireTime(
      DurationLaw run, DurationLaw hold, DurationLaw pulse, DurationLaw gap, double grace) {
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
}
