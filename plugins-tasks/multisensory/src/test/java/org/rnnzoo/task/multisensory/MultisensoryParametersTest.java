package org.rnnzoo.task.multisensory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultisensoryParametersTest {

  private static final MultisensoryParameters V1 = Presets.parameters("v1");

  @Test
  void notAllCoherencesAre0() {
    for (List<Double> coherences : List.of(List.<Double>of(), List.of(0.0), List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, coherences, 0, false, 0.1, List.of(1.0)))
          .withMessage("coherences are %s; at least one must be above 0.", coherences);
    }
  }

  @Test
  void thereIsAFactorOnTheNoise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.withNoise(n -> n.withNoiseFactors(List.of())))
        .withMessage("noiseFactors is empty; there must be at least one.");
  }
}
