package org.rnnzoo.task.dualmatch;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

class DualMatchParametersTest {

  @ParameterizedTest
  @CsvSource({"-0.1, -0.1", "NaN, NaN", "11, 11"})
  void theNoiseIsANumberOfAtLeast0(double sigma, String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with("v1", sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", written);
  }

  @Test
  void thereAreAtLeastTwoDirections() {
    refuses(1, 0.5, 0.5, 500, 1, 1, "directions is 1; it must be from 2 to 360.");
  }

  @Test
  void probabilitiesAreAtMost1() {
    refuses(8, 1.5, 0.5, 500, 1, 1, "matchProbability is 1.5; it must be from 0 to 1.");
    refuses(8, 0.5, -1, 500, 1, 1, "uncuedMatchProbability is -1; it must be from 0 to 1.");
  }

  @Test
  void aTestLasts() {
    refuses(8, 0.5, 0.5, 0, 1, 1, "testMs is 0; it must always be above 0 ms.");
  }

  @Test
  void strengthsAreInOrder() {
    refuses(8, 0.5, 0.5, 500, 1.3, 0.7, "highestGain is 0.7; it must be from 1.3 to 10.");
  }

  @Test
  void aCueHasAChannel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cue(Cue.Span.BRIEF, 250, 0, 1))
        .withMessage("cue.neurons is 0; it must be from 1 to 100.");
  }

  private static void refuses(
      int directions,
      double match,
      double uncuedMatch,
      double testMs,
      double lowestGain,
      double highestGain,
      String message) {
    DurationLaw half = fixed(500);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DualMatchParameters(
                    directions,
                    match,
                    uncuedMatch,
                    half,
                    half,
                    half,
                    fixed(testMs),
                    Cue.of(Cue.Span.BRIEF, 1),
                    AngleCode.quad(4),
                    1,
                    lowestGain,
                    highestGain,
                    0,
                    true,
                    ChoiceRule.MATCH))
        .withMessage(message);
  }
}
