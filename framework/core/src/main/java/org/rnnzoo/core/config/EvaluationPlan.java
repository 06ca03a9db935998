package org.rnnzoo.core.config;

import org.rnnzoo.api.Parameter;

/**
 * How training is watched.
 *
 * @param every steps between evaluations
 * @param trials held-out trials of an evaluation
 */
public record EvaluationPlan(
    @Parameter(help = "Steps between evaluations on held-out trials.", min = 1, max = 1e9)
        int every,
    @Parameter(help = "Held-out trials of an evaluation.", min = 1, max = 100_000) int trials) {

  /** The plan if nothing is said. */
  public static final EvaluationPlan STANDARD = new EvaluationPlan(25, 256);
}
