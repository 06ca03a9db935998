package org.rnnzoo.analysis.lyapunov;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.model.DynamicalSystem;

/** How long each part of a measurement takes, in time constants. */
public record Times(
    @Parameter(
            help = "Time for the state to settle before anything is measured.",
            unit = "τ",
            min = 0,
            max = 1e6)
        double warmUp,
    @Parameter(
            help = "Time after that for the tangent vectors to turn into their directions.",
            unit = "τ",
            min = 0,
            max = 1e6)
        double alignment,
    @Parameter(
            help = "Time over which growth is then averaged.",
            unit = "τ",
            symbol = "T",
            min = 1,
            max = 100_000)
        double duration,
    @Parameter(
            help = "Time between two orthonormalisations of the tangent vectors; at least a step.",
            unit = "τ",
            min = 0.01,
            max = 10)
        double interval) {

  public Times {
    Require.between("warmUp", warmUp, 0, 1e6);
    Require.between("alignment", alignment, 0, 1e6);
    Require.between("duration", duration, 1, 100_000);
    Require.between("interval", interval, 0.01, 10);
  }

  /** The times in steps of a system. */
  Schedule scheduleFor(DynamicalSystem system) {
    int steps = (int) Math.max(1, Math.round(interval / system.alpha()));
    double each = steps * system.alpha();
    return new Schedule(
        steps,
        Math.round(warmUp / each),
        Math.round(alignment / each),
        Math.toIntExact(Math.max(1, Math.round(duration / each))));
  }
}
