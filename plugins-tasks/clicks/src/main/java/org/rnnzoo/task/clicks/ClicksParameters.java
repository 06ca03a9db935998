package org.rnnzoo.task.clicks;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of pulse accumulation. */
@RecordBuilder
public record ClicksParameters(
    @Parameter(help = "Fixation before the stimulus.", unit = "ms", min = 0, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Clicks at set times (bins) or at random (poisson).") ClickLayout layout,
    @Parameter(help = "The bins, with the layout bins.") Bins bins,
    @Parameter(help = "The trains of clicks, with the layout poisson.") PoissonTrains trains,
    @Parameter(help = "Delay before the response.", unit = "ms", min = 0, max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1, max = 60_000)
        DurationLaw responseMs,
    @Unwrapped ChoiceRule choice,
    @Parameter(help = "Size of the noise on both click inputs.", symbol = "σ", min = 0, max = 10)
        double sigma)
    implements ClicksParametersBuilder.With {

  /** The stimulus of the layout. */
  Stimulus stimulus() {
    return layout == ClickLayout.BINS ? bins : trains;
  }
}
