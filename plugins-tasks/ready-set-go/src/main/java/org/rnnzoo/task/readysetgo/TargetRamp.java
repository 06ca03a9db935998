package org.rnnzoo.task.readysetgo;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** The ramp of the target, and how far it may be missed. */
@RecordBuilder
public record TargetRamp(
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
        double tolerance)
    implements TargetRampBuilder.With {

  public TargetRamp {
    if (!(tolerance < overshoot)) {
      throw new IllegalArgumentException(
          "tolerance is %s; it must be below overshoot, %s, or a late answer has no time."
              .formatted(Require.plain(tolerance), Require.plain(overshoot)));
    }
  }
}
