package org.rnnzoo.core.run;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.RunFolder;

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

  /** Those that a run has, the final ones first, then the best, then checkpoints, newest first. */
  public static List<WeightsChoice> of(RunFolder run) {
    Checkpoints checkpoints = new Checkpoints(run.checkpoints());
    List<WeightsChoice> choices = new ArrayList<>(List.of(FINAL));
    if (checkpoints.hasBest()) {
      choices.add(new WeightsChoice("best"));
    }
    checkpoints.steps().forEach(step -> choices.add(new WeightsChoice(Long.toString(step))));
    return choices;
  }

  /** The name of the file among the checkpoints; none for the final weights. */
  String fileName() {
    return word.equals("best") ? Checkpoints.BEST : Checkpoints.fileName(Integer.parseInt(word));
  }

  /** Whether they are the final ones. */
  public boolean isFinal() {
    return word.equals("final");
  }
}
