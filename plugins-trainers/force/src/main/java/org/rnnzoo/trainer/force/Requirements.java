package org.rnnzoo.trainer.force;

import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;

/**
 * What a trainer demands before the first step.
 *
 * @param trainer its name
 */
record Requirements(String trainer) {

  /**
   * That a task is scored by least squares.
   *
   * @throws IllegalArgumentException if it is not
   */
  void squaredError(TrialSource<?> trials) {
    for (Loss.Term term : trials.losses()) {
      if (term.loss() != Loss.SQUARED_ERROR) {
        throw new IllegalArgumentException(
            "The trainer '%s' learns by least squares, but the task '%s' asks for cross-entropy;"
                    .formatted(trainer, trials.task().name())
                + " set its parameter loss to squared-error, or use the trainer 'bptt'.");
      }
    }
  }
}
