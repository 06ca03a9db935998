package org.rnnzoo.task.yang2019;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** The targets of the outputs. */
@RecordBuilder
public record Levels(
    @Parameter(help = "Target of an output at rest.", min = -10, max = 10) double low,
    @Parameter(help = "Target of the fixation output while it is wanted.", min = -10, max = 10)
        double high)
    implements LevelsBuilder.With {

  public Levels {
    if (!(low < 0.5 && high > 0.5)) {
      throw new IllegalArgumentException(
          "low is %s and high is %s; fixation is read at 0.5, which must lie between them."
              .formatted(Require.plain(low), Require.plain(high)));
    }
  }
}
