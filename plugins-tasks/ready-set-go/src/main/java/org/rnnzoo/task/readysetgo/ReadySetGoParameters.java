package org.rnnzoo.task.readysetgo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of ready-set-go. */
@RecordBuilder
public record ReadySetGoParameters(
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
        double weber,
    @Parameter(help = "Time before ready.", unit = "ms", min = 0, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the pulses ready and set.", unit = "ms", min = 1, max = 60_000)
        double pulseMs,
    @Parameter(
            help = "How straight the ramp of the target is.",
            symbol = "α",
            min = 0.05,
            max = 1000)
        double rampAlpha,
    @Parameter(
            help = "How long the ramp and the trial go on after the wanted time, as a share of it.",
            min = 0.01,
            max = 10)
        double overshoot,
    @Parameter(
            help = "How far the produced time may be off, as a share of the wanted time.",
            min = 0.001,
            max = 1)
        double tolerance,
    @Parameter(help = "Size of the noise of ready and set.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(
            help = "Time at the start of a trial in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double burnInMs,
    @Parameter(help = "Weight of the time after set; all else weighs 1.", min = 0.001, max = 1000)
        double produceWeight)
    implements ReadySetGoParametersBuilder.With {

  public ReadySetGoParameters {
    gains = List.copyOf(gains);
    if (gains.isEmpty() || gains.stream().distinct().count() < gains.size()) {
      throw new IllegalArgumentException(
          "gains are %s; there must be at least one, all different.".formatted(gains));
    }
    if (!(intervalMs.shortest() > pulseMs)) {
      throw new IllegalArgumentException(
          "intervalMs is %s; every interval must be longer than the pulse that starts it, pulseMs, %s ms."
              .formatted(intervalMs, Require.plain(pulseMs)));
    }
    if (!(tolerance < overshoot)) {
      throw new IllegalArgumentException(
          "tolerance is %s; it must be below overshoot, %s, or a late answer has no time."
              .formatted(Require.plain(tolerance), Require.plain(overshoot)));
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
