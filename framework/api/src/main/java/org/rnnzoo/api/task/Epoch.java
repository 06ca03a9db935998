package org.rnnzoo.api.task;

/**
 * A stretch of a trial, in steps.
 *
 * @param name the name, such as {@code delay}
 * @param start the first step
 * @param end the step after the last; equal to {@code start} if the epoch is absent
 */
public record Epoch(String name, int start, int end) {

  public Epoch {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "Epoch '" + name + "' cannot run from step " + start + " to " + end + ".");
    }
  }

  /** The number of steps. */
  public int length() {
    return end - start;
  }

  /** From the start of this epoch to the end of another, which must not end before. */
  public Epoch through(Epoch last) {
    return new Epoch(name, start, last.end);
  }

  /** Whether a step lies in this epoch. */
  public boolean contains(int step) {
    return step >= start && step < end;
  }
}
