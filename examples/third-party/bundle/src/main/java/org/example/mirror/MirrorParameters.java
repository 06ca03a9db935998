package org.example.mirror;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the mirror echo. */
public record MirrorParameters(
    @Parameter(help = "Length of the pulse.", unit = "ms", min = 1) DurationLaw pulseMs,
    @Parameter(help = "Wait until the rule is shown.", unit = "ms", min = 0) DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs,
    @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0) double sigma) {

  /** The same with a delay that is twice as long. */
  MirrorParameters delayedTwice() {
    return new MirrorParameters(pulseMs, delayMs.times(2), responseMs, sigma);
  }
}
