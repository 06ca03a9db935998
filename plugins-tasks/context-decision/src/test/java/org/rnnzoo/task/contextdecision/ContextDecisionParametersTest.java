package org.rnnzoo.task.contextdecision;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContextDecisionParametersTest {

  private static final ContextDecisionParameters V1 = Presets.parameters("v1");

  @Test
  void notAllCoherencesAre0() {
    for (List<Double> coherences : List.of(List.<Double>of(), List.of(0.0), List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, coherences, ContextVariant.CUED, fixed(340), 0.1))
          .withMessage("coherences are %s; at least one must be above 0.", coherences);
    }
  }

  @Test
  void aCueThatMustBeRememberedIsShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Presets.with(V1, V1.coherences(), ContextVariant.CUED, uniform(0, 100), 0.1))
        .withMessage("cueMs is U(0, 100); it must be above 0, because contextVariant is cued.");
  }
}
