package org.rnnzoo.api.task;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Circumstances that a network was not trained in, in which one that does the task by the intended
 * means still does it.
 *
 * <p>A stress test asks for nothing new. It prolongs a delay, adds noise or shows stimuli between
 * those of the training, so that the same computation gives the same answers, and a habit that
 * happened to be enough in training does not: a memory that fades, a clock that has counted to the
 * end of every trial so far, a table of the stimuli seen.
 *
 * @param <P> the task's parameters record
 * @param name lower-case words joined by hyphens, such as {@code long-gaps}
 * @param reason one sentence: why a network that does the task by the intended means still does it
 * @param change what is changed in the parameters trained with; it must leave the channels alone
 * @param bar the least accuracy, between chance and 1
 */
public record StressTest<P extends Record>(
    String name, String reason, UnaryOperator<P> change, double bar) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public StressTest {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A stress test is called '%s'; a name is lower-case words joined by hyphens."
              .formatted(name));
    }
    if (change == null) {
      throw new IllegalArgumentException(
          "The stress test '%s' changes nothing: its change is null.".formatted(name));
    }
    if (!(bar > 0 && bar <= 1)) {
      throw new IllegalArgumentException(
          "The bar of the stress test '%s' is %s; it must be above 0 and at most 1."
              .formatted(name, bar));
    }
  }

  /**
   * The parameters under stress.
   *
   * @throws IllegalArgumentException with a sentence, if the changed parameters do not go together
   */
  public P applyTo(P parameters) {
    return change.apply(parameters);
  }
}
