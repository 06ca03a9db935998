package org.rnnzoo.api.task;

/**
 * How one trial was answered.
 *
 * @param accuracy the share of the trial's decisions that were right, in [0, 1]; the accuracy of a
 *     run is its mean
 * @param correct whether the trial as a whole was right
 * @param scored whether the trial counts at all; a trial without evidence does not
 */
public record Verdict(double accuracy, boolean correct, boolean scored) {

  /** A trial with a single decision. */
  public static Verdict of(boolean correct) {
    return new Verdict(correct ? 1 : 0, correct, true);
  }
}
