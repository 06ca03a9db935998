package org.rnnzoo.task.delayeddiscrimination;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the delayed discrimination. */
@RecordBuilder
public record DelayedDiscriminationParameters(
    @Parameter(help = "Frequencies of the stimuli.", unit = "Hz", min = 0.001, max = 100_000)
        List<Double> frequencies,
    @Parameter(
            help =
                "Differences within a pair; a trial shows one of all ordered pairs of the"
                    + " frequencies that differ so, all equally likely.",
            unit = "Hz",
            min = 0.001,
            max = 100_000)
        List<Double> differences,
    @Parameter(help = "Fixation before the first stimulus.", unit = "ms", min = 0)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the first stimulus.", unit = "ms", min = 1) DurationLaw f1Ms,
    @Parameter(help = "Wait from the first stimulus to the second.", unit = "ms", min = 0)
        DurationLaw delayMs,
    @Parameter(help = "Length of the second stimulus.", unit = "ms", min = 1) DurationLaw f2Ms,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs,
    @Parameter(
            help = "Value of a stimulus input at the frequency it prefers least.",
            min = 0,
            max = 100)
        double lowest,
    @Parameter(
            help = "Value of a stimulus input at the frequency it prefers most.",
            min = 0,
            max = 100)
        double highest,
    @Parameter(help = "Size of the noise of the stimulus inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements DelayedDiscriminationParametersBuilder.With {

  /** Frequencies that differ by less than this, in Hz, are equal. */
  private static final double TOLERANCE = 1e-6;

  public DelayedDiscriminationParameters {
    frequencies = List.copyOf(frequencies);
    differences = List.copyOf(differences);
    if (frequencies.isEmpty() || new HashSet<>(frequencies).size() < frequencies.size()) {
      throw new IllegalArgumentException(
          "frequencies are %s; there must be at least one, all different.".formatted(frequencies));
    }
    if (pairs(frequencies, differences).isEmpty()) {
      throw new IllegalArgumentException(
          "differences are %s Hz, but no two of the frequencies, %s Hz, differ so."
              .formatted(differences, frequencies));
    }
    if (!(lowest < highest)) {
      throw new IllegalArgumentException(
          "lowest is %s and highest is %s; lowest must be below highest."
              .formatted(lowest, highest));
    }
  }

  /** The pairs a trial can show. */
  List<Pair> pairs() {
    return pairs(frequencies, differences);
  }

  private static List<Pair> pairs(List<Double> frequencies, List<Double> differences) {
    return frequencies.stream()
        .flatMap(f1 -> frequencies.stream().map(f2 -> new Pair(f1, f2)))
        .filter(pair -> differences.stream().anyMatch(d -> differsBy(pair, d)))
        .toList();
  }

  private static boolean differsBy(Pair pair, double difference) {
    return Math.abs(Math.abs(pair.f1() - pair.f2()) - difference) < TOLERANCE;
  }

  /** Whether the second frequency of a pair leaves both answers open. */
  boolean needsFirst(double f2) {
    return pairs().stream()
            .filter(pair -> pair.f2() == f2)
            .map(Pair::firstIsHigher)
            .distinct()
            .count()
        > 1;
  }

  /** The value of the input that rises with the frequency. */
  double rising(double frequency) {
    double bottom = Collections.min(frequencies);
    double top = Collections.max(frequencies);
    return lowest + (highest - lowest) * (frequency - bottom) / (top - bottom);
  }

  /** The value of the input that falls with the frequency. */
  double falling(double frequency) {
    return lowest + highest - rising(frequency);
  }
}
