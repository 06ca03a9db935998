package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** How long the stem is, and how fast it is passed. */
@RecordBuilder
public record Run(
    @Parameter(help = "Length of the stretch with towers.", unit = "cm", min = 1, max = 10_000)
        double stretchCm,
    @Parameter(
            help = "Length of the corridor without towers before the junction.",
            unit = "cm",
            min = 0,
            max = 10_000)
        double corridorCm,
    @Parameter(help = "The lowest speed.", unit = "cm/s", min = 1, max = 1000) double slowestCmS,
    @Parameter(help = "The highest speed.", unit = "cm/s", min = 1, max = 1000) double fastestCmS)
    implements RunBuilder.With {

  public Run {
    Require.between("towers.fastestCmS", fastestCmS, slowestCmS, 1000);
  }
}
