package org.rnnzoo.task.readysetgo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;

/** The interval that is measured, and the one that is wanted. */
@RecordBuilder
public record Intervals(
    @Parameter(
            help = "Interval from the onset of ready to the onset of set.",
            unit = "ms",
            min = 1,
            max = 60_000)
        DurationLaw intervalMs,
    @Parameter(
            help =
                "The wanted time is the interval times one of these, all equally likely; if there"
                    + " are several, an input for each tells which.",
            symbol = "g",
            min = 0.01,
            max = 100)
        List<Double> gains,
    @Parameter(
            help =
                "Weber fraction: the interval that is shown differs from the one that is wanted by"
                    + " this share of it.",
            symbol = "w",
            min = 0,
            max = 0.3)
        double weber)
    implements IntervalsBuilder.With {

  public Intervals {
    gains = List.copyOf(gains);
    if (gains.isEmpty() || gains.stream().distinct().count() < gains.size()) {
      throw new IllegalArgumentException(
          "gains are %s; there must be at least one, all different.".formatted(gains));
    }
  }

  /** Whether inputs tell the gain. */
  boolean hasContext() {
    return gains.size() > 1;
  }

  /** The input that tells a gain. */
  static String context(double gain) {
    return "gain." + Require.plain(gain);
  }

  /**
   * Refuses a sampling period that makes two of the intervals alike.
   *
   * @throws IllegalArgumentException if it does
   */
  void requireDistinct(Clock clock) {
    if (intervalMs instanceof DurationLaw.Choice choice) {
      long different = choice.values().stream().distinct().count();
      if (choice.values().stream().map(clock::steps).distinct().count() < different) {
        throw new IllegalArgumentException(
            "At a sampling period of %s ms two of the intervals %s last equally many steps; choose a smaller dt or intervals further apart."
                .formatted(Require.plain(clock.dt()), intervalMs));
      }
    }
  }
}
