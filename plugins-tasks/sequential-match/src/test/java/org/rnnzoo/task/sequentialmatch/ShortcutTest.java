package org.rnnzoo.task.sequentialmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.task.sequentialmatch.Presets.ABBA;
import static org.rnnzoo.task.sequentialmatch.Presets.ABCA;
import static org.rnnzoo.task.sequentialmatch.Presets.quiet;
import static org.rnnzoo.task.sequentialmatch.Presets.trials;
import static org.rnnzoo.task.sequentialmatch.Presets.word;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.testkit.Blind;

/** What observers achieve who do not remember which stimulus was the sample. */
class ShortcutTest {

  @Test
  void familiarityIsEnoughInAbca() {
    assertBlind(quiet(ABCA, "v1"), ShortcutTest::isFamiliar, 1);
  }

  @Test
  void familiarityGoesFarInAbba() {
    assertBlind(quiet(ABBA, "v1"), ShortcutTest::isFamiliar, 0.917);
    assertBlind(quiet(ABBA, "v3"), ShortcutTest::isFamiliar, 0.917);
  }

  @Test
  void familiarityFailsMoreOftenWithMoreRepeats() {
    SequentialMatchParameters p = quiet(ABBA, "v1");
    assertBlind(Presets.with(p, 8, 3, 0.75, 0), ShortcutTest::isFamiliar, 0.876);
  }

  @Test
  void comparingWithThePreviousStimulus() {
    assertBlind(quiet(ABBA, "v1"), ShortcutTest::equalsThePrevious, 0.75);
    assertBlind(quiet(ABCA, "v1"), ShortcutTest::equalsThePrevious, 0.833);
  }

  @Test
  void seeingASingleStimulusDoesNotHelp() {
    SequentialMatchParameters p = quiet(ABBA, "v1");
    assertThat(Blind.accuracy(trials(p, 100, 10_000), (t, d) -> shown(t).get(place(d))))
        .isBetween(0.5, 0.52);
    assertThat(Blind.accuracy(trials(p, 100, 10_000), (t, d) -> shown(t).get(0)))
        .isBetween(0.5, 0.52);
  }

  private static Object isFamiliar(List<String> shown, int i) {
    Set<String> before = new HashSet<>(shown.subList(0, i));
    return before.contains(shown.get(i));
  }

  private static Object equalsThePrevious(List<String> shown, int i) {
    return List.of(i, shown.get(i).equals(shown.get(i - 1)));
  }

  /**
   * Asserts the accuracy of who sees some of it.
   *
   * @param seen what is seen at test i, from the directions shown in the trial, sample first
   */
  private static void assertBlind(
      SequentialMatchParameters p, BiFunction<List<String>, Integer, Object> seen, double ceiling) {
    assertThat(Blind.accuracy(trials(p, 100, 10_000), (t, d) -> seen.apply(shown(t), place(d))))
        .isCloseTo(ceiling, within(0.01));
  }

  private static int place(Decision decision) {
    return Integer.parseInt(decision.name().substring("test-".length()));
  }

  private static List<String> shown(Trial trial) {
    return List.of(
        word(trial, "sampleDir"),
        word(trial, "test-1Dir"),
        word(trial, "test-2Dir"),
        word(trial, "test-3Dir"));
  }
}
