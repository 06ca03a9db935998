package org.rnnzoo.trainer.bptt;

import java.util.Locale;
import org.rnnzoo.api.Parameter;

/**
 * How large a step is, from the first to the last.
 *
 * @param learningRate the step size η before the schedule; 0 leaves all weights as they are
 * @param schedule how it shrinks
 * @param scheduleSteps the half-life of the schedule, or its length
 * @param warmUpSteps over how many steps it grows to η at the start
 */
public record StepSize(
    @Parameter(
            help = "Step size of the optimizer; 0 leaves all weights as they are.",
            symbol = "η",
            min = 0,
            max = 1)
        double learningRate,
    @Parameter(
            help =
                "How the step size shrinks: not at all, halving every scheduleSteps steps, or to 0"
                    + " within scheduleSteps steps, on a line or on half a cosine.")
        Schedule schedule,
    @Parameter(
            help = "Half-life or length of the schedule.",
            unit = "steps",
            min = 0,
            max = 1_000_000_000)
        long scheduleSteps,
    @Parameter(
            help =
                "Steps over which the step size grows from 0 at the start; 0 starts with all of"
                    + " it.",
            unit = "steps",
            min = 0,
            max = 1_000_000_000)
        long warmUpSteps) {

  /** The course of the step size. */
  public enum Schedule {
    /** It stays as it is. */
    CONSTANT,
    /** It halves again and again. */
    HALVING,
    /** It falls on a line to 0 and stays there. */
    LINEAR,
    /** It falls on half a cosine to 0 and stays there (Loshchilov &amp; Hutter 2017). */
    COSINE
  }

  /** A step size that stays as it is. */
  static StepSize constant(double learningRate) {
    return new StepSize(learningRate, Schedule.CONSTANT, 0, 0);
  }

  public StepSize {
    if (!(learningRate >= 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + "; it must be from 0 to 1.");
    }
    if (warmUpSteps < 0) {
      throw new IllegalArgumentException(
          "warmUpSteps is " + warmUpSteps + "; it must be at least 0.");
    }
    if (scheduleSteps < (schedule == Schedule.CONSTANT ? 0 : 1)) {
      throw new IllegalArgumentException(
          "scheduleSteps is "
              + scheduleSteps
              + "; with schedule "
              + schedule.name().toLowerCase(Locale.ROOT)
              + " it must be at least "
              + (schedule == Schedule.CONSTANT ? 0 : 1)
              + ".");
    }
  }

  /** The step size after a number of steps. */
  double after(long steps) {
    double warmth = steps < warmUpSteps ? (steps + 1.0) / (warmUpSteps + 1) : 1;
    double progress = scheduleSteps == 0 ? 0 : steps / (double) scheduleSteps;
    return learningRate
        * warmth
        * switch (schedule) {
          case CONSTANT -> 1;
          case HALVING -> Math.pow(2, -progress);
          case LINEAR -> Math.max(0, 1 - progress);
          case COSINE -> progress < 1 ? (1 + Math.cos(Math.PI * progress)) / 2 : 0;
        };
  }
}
