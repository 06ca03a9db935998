package org.rnnzoo.api.train;

/** The loss or the gradient is no longer a finite number. */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long step;

  /**
   * @param step the step at which it was seen
   * @param what what was not finite, such as {@code "the loss"}
   */
  public DivergedException(long step, String what) {
    super("Training diverged: " + what + " was not a finite number at step " + step + ".");
    this.step = step;
  }

  /** The step at which it was seen. */
  public long step() {
    return step;
  }
}
