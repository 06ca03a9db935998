package org.rnnzoo.task.contextdecision;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

class ContextDecisionParametersTest {

  private static final ContextDecisionParameters V1 = Presets.parameters("v1");

  @Test
  void aCoherenceIsAShareAndNotAllAre0() {
    for (List<Double> coherences :
        List.of(
            List.<Double>of(),
            List.of(0.0),
            List.of(-0.1, 0.5),
            List.of(1.1),
            List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, coherences, ContextVariant.CUED, fixed(340), 0.1))
          .withMessage(
              "coherences are %s; they must be from 0 to 1, and at least one above 0.", coherences);
    }
  }

  @Test
  void aCueThatMustBeRememberedIsShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Presets.with(V1, V1.coherences(), ContextVariant.CUED, uniform(0, 100), 0.1))
        .withMessage("cueMs is U(0, 100); it must be above 0, because contextVariant is cued.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 10.5})
  void theNoiseIsANumberFrom0To10(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", Require.plain(sigma));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, 101})
  void theBaselineIsANumberFrom0To100(double baseline) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(1.2, fixed(520), fixed(380), baseline))
        .withMessage("baseline is %s; it must be from 0 to 100.", Require.plain(baseline));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 101})
  void theContextCanBeSeen(double height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(height, fixed(520), fixed(380), 0))
        .withMessage("contextHeight is %s; it must be above 0 and at most 100.", height);
  }

  @Test
  void theStimulusAndTheResponseLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(1.2, fixed(0), fixed(380), 0))
        .withMessage("stimulusMs is 0; it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(1.2, fixed(520), uniform(0, 380), 0))
        .withMessage("responseMs is U(0, 380); it must always be above 0 ms.");
  }

  private static ContextDecisionParameters parameters(
      double height, DurationLaw stimulus, DurationLaw response, double baseline) {
    return new ContextDecisionParameters(
        List.of(0.1),
        ContextVariant.STEADY,
        height,
        true,
        fixed(300),
        fixed(0),
        fixed(0),
        stimulus,
        fixed(0),
        response,
        false,
        baseline,
        0.1,
        false,
        false,
        ChoiceRule.STANDARD);
  }
}
