package org.rnnzoo.task.readysetgo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;

/** The parameters of ready-set-go. */
@RecordBuilder
public record ReadySetGoParameters(
    @Unwrapped Intervals intervals,
    @Unwrapped Timing timing,
    @Unwrapped TargetRamp ramp,
    @Parameter(help = "Size of the noise of ready and set.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped Weighting weighting)
    implements ReadySetGoParametersBuilder.With {

  public ReadySetGoParameters {
    if (!(intervals.intervalMs().shortest() > timing.pulseMs())) {
      throw new IllegalArgumentException(
          "intervalMs is %s; every interval must be longer than the pulse that starts it, pulseMs, %s ms."
              .formatted(intervals.intervalMs(), Require.plain(timing.pulseMs())));
    }
  }

  /** The same with other intervals. */
  ReadySetGoParameters withIntervals(UnaryOperator<Intervals> change) {
    return withIntervals(change.apply(intervals));
  }

  /** The same with other timing. */
  ReadySetGoParameters withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with another ramp. */
  ReadySetGoParameters withRamp(UnaryOperator<TargetRamp> change) {
    return withRamp(change.apply(ramp));
  }

  /** The same with other weighting. */
  ReadySetGoParameters withWeighting(UnaryOperator<Weighting> change) {
    return withWeighting(change.apply(weighting));
  }
}
