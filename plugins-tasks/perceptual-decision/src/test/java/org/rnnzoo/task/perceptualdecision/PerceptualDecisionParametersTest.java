package org.rnnzoo.task.perceptualdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerceptualDecisionParametersTest {

  private static final PerceptualDecisionParameters V1 = Presets.parameters("v1");

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 9})
  void thereAreFrom2To8Choices(int choices) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, choices, V1.coherences(), 0.1))
        .withMessage("choices is %d; it must be from 2 to 8.", choices);
  }

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
          .isThrownBy(() -> Presets.with(V1, 2, coherences, 0.1))
          .withMessage(
              "coherences are %s; they must be from 0 to 1, and at least one above 0.", coherences);
    }
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "NaN", "Infinity", "10.5"})
  void theNoiseIsANumberFrom0To10(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, 2, V1.coherences(), sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", sigma);
  }

  @Test
  void theStimulusAndTheResponseLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, uniform(0, 500), fixed(300)))
        .withMessage("stimulusMs is U(0, 500); it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, fixed(800), fixed(0)))
        .withMessage("responseMs is 0; it must always be above 0 ms.");
  }

  @Test
  void manyDirectionsAreNamedByTheirAngles() {
    assertThat(Presets.with(V1, 8, V1.coherences(), 0.1).directions())
        .containsExactly("0", "45", "90", "135", "180", "225", "270", "315");
    assertThat(Presets.with(V1, 7, V1.coherences(), 0.1).directions()).doesNotHaveDuplicates();
  }
}
