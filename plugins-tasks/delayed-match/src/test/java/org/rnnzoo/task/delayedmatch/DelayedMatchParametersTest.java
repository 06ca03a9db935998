package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.DurationLaw;

class DelayedMatchParametersTest {

  private static final Cue CUE = Cue.of(Cue.Span.FULL);

  @Test
  void categoriesHaveTheSameNumberOfDirections() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryMatch(7, 0, 0, Frame.BASIC))
        .withMessage("directions is 7; it must be a multiple of 2 from 2 to 360.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryMix(9, 0, CUE, Frame.BASIC))
        .withMessage("directions is 9; it must be a multiple of 2 from 2 to 360.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "360, 360", "50, 50", "NaN, NaN"})
  void aRotationLeadsFromADirectionToAnother(double rotation, String written) {
    String sentence =
        "A rotation is by %s degrees; with 8 directions it must be a multiple of 45 degrees, and no full turn."
            .formatted(written);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMatch(8, List.of(90.0, rotation), 0, CUE, Frame.BASIC))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMix(8, rotation, 0, CUE, Frame.BASIC))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThreeRuleMix(8, rotation, 0, CUE, Frame.BASIC))
        .withMessage(sentence);
  }

  @Test
  void thereAreRotationsAndNoneTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMatch(8, List.of(), 0, CUE, Frame.BASIC))
        .withMessageStartingWith("rotationsDeg is empty; it must hold at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMatch(8, List.of(-90.0, 270.0), 0, CUE, Frame.BASIC))
        .withMessage("rotationsDeg is [270.0, 270.0], which repeats a rotation.");
  }

  @Test
  void aDecisionThatCanLastAlwaysDoes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Frame.BASIC.withTiming(t -> t.withDecisionMs(DurationLaw.uniform(0, 100))))
        .withMessage("decisionMs is U(0, 100); it must always be above 0 ms.");
  }

  @Test
  void strengthsAreInOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frame.BASIC.withStimuli(s -> s.withGains(1.3, 1)))
        .withMessage("highestGain is 1; it must be from 1.3 to 10.");
  }

  @Test
  void thereIsANumberOfDistractors() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistractorMatch(8, 0, List.of(), DurationLaw.fixed(1), Frame.BASIC))
        .withMessage("distractors is empty; it must hold at least one number.");
  }
}
