package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;

/**
 * How many towers stand on each side.
 *
 * @param richPerM towers per metre of the rich side, before thinning
 * @param poorPerM towers per metre of the poor side; in every trial one place of both lists is
 *     drawn
 */
@RecordBuilder
public record Rates(
    @Parameter(
            help = "Towers of the rich side before thinning; one value is drawn in every trial.",
            unit = "1/m",
            min = 0,
            max = 100)
        List<Double> richPerM,
    @Parameter(
            help = "Towers of the poor side before thinning; goes with the value of the rich side.",
            unit = "1/m",
            min = 0,
            max = 100)
        List<Double> poorPerM)
    implements RatesBuilder.With {

  public Rates {
    richPerM = List.copyOf(richPerM);
    poorPerM = List.copyOf(poorPerM);
    requireRates(richPerM, poorPerM);
  }

  private static void requireRates(List<Double> rich, List<Double> poor) {
    if (rich.isEmpty() || rich.size() != poor.size()) {
      throw new IllegalArgumentException(
          "towers.richPerM is %s and towers.poorPerM is %s; each needs at least one rate, and both need equally many."
              .formatted(rich, poor));
    }
  }
}
