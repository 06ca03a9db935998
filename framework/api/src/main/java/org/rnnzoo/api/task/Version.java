package org.rnnzoo.api.task;

/**
 * A named set of parameter values of a task that asks a question of its own.
 *
 * @param <P> the task's parameters record
 * @param name {@code v1}, {@code v2}, {@code v3}, …
 * @param title a word or two, such as {@code binary}
 * @param question what this version asks of a network, one sentence
 * @param parameters the values
 * @param card what accuracy means here
 */
public record Version<P extends Record>(
    String name, String title, String question, P parameters, Card card) {

  /**
   * What an accuracy is worth. {@code chance ≤ shortcut < solved ≤ ceiling}.
   *
   * @param chance the accuracy of the best constant answer
   * @param shortcut the best accuracy without something the task is meant to need; equal to {@code
   *     chance} if no shortcut is known
   * @param solved the accuracy from which the version counts as solved; training stops there by
   *     default
   * @param ceiling the accuracy of an ideal observer
   */
  public record Card(double chance, double shortcut, double solved, double ceiling) {
    public Card {
      if (!(0 <= chance
          && chance <= shortcut
          && shortcut < solved
          && solved <= ceiling
          && ceiling <= 1)) {
        throw new IllegalArgumentException(
            "A card needs 0 <= chance <= shortcut < solved <= ceiling <= 1, not "
                + chance
                + ", "
                + shortcut
                + ", "
                + solved
                + ", "
                + ceiling
                + ".");
      }
    }
  }
}
