package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.DurationLaw;

/** How long each epoch of a trial lasts. */
@RecordBuilder
public record Timing(
    @Parameter(help = "Fixation before the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw sampleMs,
    @Parameter(
            help =
                "Delay from the end of a stimulus to the start of the next; drawn anew each time.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the test.", unit = "ms", min = 1, max = 60_000) DurationLaw testMs,
    @Parameter(
            help = "Time for the answer after the test; 0 if the answer is given during the test.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw decisionMs)
    implements TimingBuilder.With {

  public Timing {
    if (hasDecision(decisionMs)) {
      Require.lasts("decisionMs", decisionMs);
    }
  }

  /** Whether there is time for the answer after the test. */
  boolean hasDecision() {
    return hasDecision(decisionMs);
  }

  private static boolean hasDecision(DurationLaw decision) {
    return decision.longest() > 0;
  }
}
