package org.rnnzoo.core.config;

import java.util.List;
import org.rnnzoo.api.Parameter;

/**
 * Keys of the section of tasks that concern all of them together.
 *
 * @param balance conditions of which every combination comes up equally often
 */
record MixtureKeys(
    @Parameter(
            help = "Conditions of a trial of which every combination comes up equally often.",
            advanced = true)
        List<String> balance) {

  static final MixtureKeys STANDARD = new MixtureKeys(List.of());

  /**
   * A key of tasks in parallel.
   *
   * @param active the probability that a task takes part in a trial
   */
  record Parallel(
      @Parameter(
              help = "Probability that a task takes part in a trial, each by itself.",
              min = 0,
              max = 1)
          double active) {

    static final Parallel STANDARD = new Parallel(1);
  }

  /**
   * A key of a task that takes turns with others.
   *
   * @param share how often it is drawn, in proportion to the others
   */
  record Interleaved(
      @Parameter(
              help = "How often the task is drawn, in proportion to the others.",
              min = 1e-6,
              max = 1e6,
              scale = Parameter.Scale.LOG)
          double share) {

    static final Interleaved STANDARD = new Interleaved(1);
  }
}
