package org.rnnzoo.api.task;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A named set of parameter values of a task that asks a question of its own.
 *
 * @param <P> the task's parameters record
 * @param name {@code v1}, {@code v2}, {@code v3}, …
 * @param title a word or two, such as {@code binary}
 * @param question what this version asks of a network, one sentence
 * @param parameters the values
 * @param card what accuracy means here
 * @param stressTests what a network must also stand to count as having solved the version; at least
 *     one, since without any a network can be said to fit, but not to have solved anything
 */
public record Version<P extends Record>(
    String name,
    String title,
    String question,
    P parameters,
    Card card,
    List<StressTest<P>> stressTests) {

  public Version {
    stressTests = List.copyOf(stressTests);
    if (stressTests.stream().map(StressTest::name).distinct().count() < stressTests.size()) {
      throw new IllegalArgumentException("Two stress tests of " + name + " have the same name.");
    }
  }

  /** A version to which {@link #stress} adds the stress tests. */
  public Version(String name, String title, String question, P parameters, Card card) {
    this(name, title, question, parameters, card, List.of());
  }

  /**
   * The same version with one more stress test.
   *
   * @param test its name, lower-case words joined by hyphens
   * @param reason one sentence: why a network that does the task by the intended means still does
   *     it
   * @param change what is changed in the parameters trained with
   * @param bar the least accuracy
   */
  public Version<P> stress(String test, String reason, UnaryOperator<P> change, double bar) {
    return stressed(List.of(new StressTest<>(test, reason, change, bar)));
  }

  /** The same version with more stress tests, such as those that all versions of a task share. */
  public Version<P> stressed(List<StressTest<P>> tests) {
    return new Version<>(
        name,
        title,
        question,
        parameters,
        card,
        Stream.concat(stressTests.stream(), tests.stream()).toList());
  }

  /**
   * What an accuracy is worth. {@code chance ≤ shortcut < solved ≤ ceiling}.
   *
   * @param chance the accuracy of the best constant answer
   * @param shortcut the best accuracy without something the task is meant to need; equal to {@code
   *     chance} if no shortcut is known
   * @param solved the accuracy from which a network fits the version; training stops there by
   *     default, and a network that stands the stress tests, too, has solved the version
   * @param ceiling the accuracy of an ideal observer
   */
  public record Card(double chance, double shortcut, double solved, double ceiling) {

    private static final double STRESS_ALLOWANCE = 0.05;

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

    /**
     * A bar for stress tests in which an ideal observer does as well as in the version itself: a
     * little below {@code solved}, but no shortcut reaches it.
     */
    public double stressBar() {
      return Math.max(solved - STRESS_ALLOWANCE, (shortcut + solved) / 2);
    }
  }
}
