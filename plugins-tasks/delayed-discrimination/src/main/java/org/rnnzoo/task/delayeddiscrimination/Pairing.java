package org.rnnzoo.task.delayeddiscrimination;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import org.rnnzoo.api.Parameter;

/** Which pairs of frequencies a trial can show. */
@RecordBuilder
public record Pairing(
    @Parameter(help = "Frequencies of the stimuli.", unit = "Hz", min = 0.001, max = 100_000)
        List<Double> frequencies,
    @Parameter(
            help =
                "Differences within a pair; a trial shows one of all ordered pairs of the"
                    + " frequencies that differ so, all equally likely.",
            unit = "Hz",
            min = 0.001,
            max = 100_000)
        List<Double> differences)
    implements PairingBuilder.With {

  /** Frequencies that differ by less than this, in Hz, are equal. */
  private static final double TOLERANCE = 1e-6;

  public Pairing {
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
}
