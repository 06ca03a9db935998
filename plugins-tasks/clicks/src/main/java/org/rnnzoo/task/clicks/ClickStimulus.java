package org.rnnzoo.task.clicks;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** The clicks of a trial, in one of two layouts. */
@RecordBuilder
public record ClickStimulus(
    @Parameter(help = "Clicks at set times (bins) or at random (poisson).") ClickLayout layout,
    @Parameter(help = "The bins, with the layout bins.") Bins bins,
    @Parameter(help = "The trains of clicks, with the layout poisson.") PoissonTrains trains)
    implements ClickStimulusBuilder.With {

  /** The stimulus of the layout. */
  Stimulus stimulus() {
    return layout == ClickLayout.BINS ? bins : trains;
  }
}
