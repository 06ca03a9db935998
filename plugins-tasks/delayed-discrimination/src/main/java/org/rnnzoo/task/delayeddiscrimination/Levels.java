package org.rnnzoo.task.delayeddiscrimination;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** Between which values a frequency moves an input. */
@RecordBuilder
public record Levels(
    @Parameter(
            help = "Value of a stimulus input at the frequency it prefers least.",
            min = 0,
            max = 100)
        double lowest,
    @Parameter(
            help = "Value of a stimulus input at the frequency it prefers most.",
            min = 0,
            max = 100)
        double highest)
    implements LevelsBuilder.With {

  public Levels {
    if (!(lowest < highest)) {
      throw new IllegalArgumentException(
          "lowest is %s and highest is %s; lowest must be below highest."
              .formatted(lowest, highest));
    }
  }
}
