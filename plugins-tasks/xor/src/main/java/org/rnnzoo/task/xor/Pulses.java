package org.rnnzoo.task.xor;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Polarity;

/** What pulses there are, and on which channels. */
@RecordBuilder
public record Pulses(
    @Parameter(help = "Whether the pulses have one signed channel or two non-negative ones.")
        Polarity polarity,
    @Parameter(help = "Sizes of a pulse, all equally likely.", min = 0.001, max = 10)
        List<Double> amplitudes)
    implements PulsesBuilder.With {

  public Pulses {
    amplitudes = List.copyOf(amplitudes);
    if (amplitudes.isEmpty()) {
      throw new IllegalArgumentException("amplitudes is empty; there must be at least one.");
    }
  }
}
