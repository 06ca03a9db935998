package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.Mistake;
import org.rnnzoo.core.UserException;

class MistakesTest {

  private final Mistakes mistakes = new Mistakes();

  private String wrong(Object given) {
    Mistakes one = new Mistakes();
    one.wrong(Place.of("a"), given, "a word");
    return one.all().get(0).sentence();
  }

  @Test
  void whatIsWrongIsToldWithWhatMayStandThere() {
    assertThat(wrong(3)).isEqualTo("a is 3; it must be a word.");
  }

  @Test
  void whatCannotBeSeenIsCalledEmpty() {
    assertThat(wrong(null)).isEqualTo("a is empty; it must be a word.");
    assertThat(wrong(" ")).isEqualTo("a is empty; it must be a word.");
  }

  @Test
  void ofALongValueTheBeginningIsTold() {
    assertThat(wrong("x".repeat(60))).isEqualTo("a is " + "x".repeat(60) + "; it must be a word.");
    assertThat(wrong("x".repeat(61))).isEqualTo("a is " + "x".repeat(59) + "…; it must be a word.");
  }

  @Test
  void anUnknownKeyIsToldWithTheOneThatMayBeMeant() {
    mistakes.unknownKey(Place.of("stop"), "stepps", List.of("steps", "minutes"));
    assertThat(mistakes.all())
        .containsExactly(
            new Mistake("/stop/stepps", "There is no key 'stop.stepps', did you mean 'steps'?"));
  }

  @Test
  void anUnknownKeyUnlikeAllOthersIsToldWithAllThereAre() {
    mistakes.unknownKey(Place.of("stop"), "x", List.of("steps", "minutes"));
    mistakes.unknownKey(Place.ROOT, "x", List.of("task", "model"));
    assertThat(mistakes.all())
        .extracting(Mistake::sentence)
        .containsExactly(
            "There is no key 'stop.x'; the keys of stop are: steps, minutes.",
            "There is no key 'x'; the keys are: task, model.");
  }

  @Test
  void theSameMistakeIsToldOnceAndInOrder() {
    assertThat(mistakes.isEmpty()).isTrue();
    mistakes.add(Place.of("b"), "First.");
    mistakes.add(Place.of("a"), "Second.");
    mistakes.add(Place.of("b"), "First.");
    assertThat(mistakes.found()).isEqualTo(3);
    assertThat(mistakes.isEmpty()).isFalse();
    assertThat(mistakes.all())
        .containsExactly(new Mistake("/b", "First."), new Mistake("/a", "Second."));
  }

  @Test
  void allAreThrownAtOnceAndNoneIsNotThrown() {
    assertThatCode(mistakes::throwIfAny).doesNotThrowAnyException();
    mistakes.add(Place.of("b"), "First.");
    mistakes.add(Place.of("a"), "Second.");
    assertThatThrownBy(mistakes::throwIfAny)
        .isInstanceOf(UserException.class)
        .hasMessage("First.\nSecond.");
  }
}
