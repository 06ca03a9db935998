package org.rnnzoo.task.multisensory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultisensoryParametersTest {

  private static final MultisensoryParameters V1 = Presets.parameters("v1");

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
          .isThrownBy(() -> Presets.with(V1, coherences, 0, false, 0.1, List.of(1.0)))
          .withMessage(
              "coherences are %s; they must be from 0 to 1, and at least one above 0.", coherences);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aProbabilityIsFrom0To1(double probability) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, V1.coherences(), probability, false, 0.1, List.of(1.0)))
        .withMessage("unimodalProbability is %s; it must be from 0 to 1.", probability);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 10.5})
  void theNoiseIsANumberFrom0To10(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", sigma);
  }

  @Test
  void aFactorOnTheNoiseIsPositive() {
    for (List<Double> factors :
        List.of(List.<Double>of(), List.of(1.0, 0.0), List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, V1.coherences(), 0, false, 0.1, factors))
          .withMessage(
              "noiseFactors are %s; there must be at least one, each from 0.01 to 100.", factors);
    }
  }

  @Test
  void theStimulusAndTheResponseLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, uniform(0, 750), fixed(300)))
        .withMessage("stimulusMs is U(0, 750); it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, fixed(750), fixed(0)))
        .withMessage("responseMs is 0; it must always be above 0 ms.");
  }
}
