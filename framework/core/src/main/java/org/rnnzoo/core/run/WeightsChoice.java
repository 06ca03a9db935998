package org.rnnzoo.core.run;

import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.Checkpoints;

/**
 * Which weights of a run are looked at.
 *
 * @param word {@code final}, {@code best} or the step of a checkpoint
 */
public record WeightsChoice(String word) {

  /** Those at the end of training; of a run that has not come to its end, the newest checkpoint. */
  public static final WeightsChoice FINAL = new WeightsChoice("final");

  /**
   * @throws UserException if it is none of these words
   */
  public WeightsChoice {
    if (!word.matches("final|best|[0-9]{1,9}")) {
      throw UserException.input(
          "--weights is '%s'; it must be final, best or the step of a checkpoint.".formatted(word));
    }
  }

  /** The name of the file among the checkpoints; none for the final weights. */
  String fileName() {
    return word.equals("best") ? "best.npz" : Checkpoints.fileName(Integer.parseInt(word));
  }

  /** Whether they are the final ones. */
  public boolean isFinal() {
    return word.equals("final");
  }
}
