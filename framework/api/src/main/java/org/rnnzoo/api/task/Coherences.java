package org.rnnzoo.api.task;

import java.util.List;

/** Coherences of evidence, the strengths among which a trial draws; shares of a signal. */
public final class Coherences {

  private Coherences() {}

  /**
   * A copy of coherences of which at least one can be seen. Their range is that of the parameter.
   *
   * @throws IllegalArgumentException if none is above 0
   */
  public static List<Double> visible(List<Double> coherences) {
    if (coherences.stream().noneMatch(c -> c > 0)) {
      throw new IllegalArgumentException(
          "coherences are %s; at least one must be above 0.".formatted(coherences));
    }
    return List.copyOf(coherences);
  }
}
