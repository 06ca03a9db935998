package org.rnnzoo.task.perceptualdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerceptualDecisionParametersTest {

  private static final PerceptualDecisionParameters V1 = Presets.parameters("v1");

  @Test
  void notAllCoherencesAre0() {
    for (List<Double> coherences : List.of(List.<Double>of(), List.of(0.0), List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, 2, coherences, 0.1))
          .withMessage("coherences are %s; at least one must be above 0.", coherences);
    }
  }

  @Test
  void manyDirectionsAreNamedByTheirAngles() {
    assertThat(Presets.with(V1, 8, V1.coherences(), 0.1).directions())
        .containsExactly("0", "45", "90", "135", "180", "225", "270", "315");
    assertThat(Presets.with(V1, 7, V1.coherences(), 0.1).directions()).doesNotHaveDuplicates();
  }
}
