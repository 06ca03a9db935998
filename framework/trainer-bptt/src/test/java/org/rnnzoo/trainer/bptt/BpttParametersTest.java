package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BpttParametersTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, 2, Double.NaN})
  void theLearningRateIsAbove0AndAtMost1(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(rate, 0, 64, 1, 0, 0, 0.9, 0.999, 1e-8))
        .withMessage("learningRate is %s; it must be above 0 and at most 1.", rate);
  }

  @Test
  void aBatchHasATrial() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 0, 1, 0, 0, 0.9, 0.999, 1e-8))
        .withMessage("batch is 0; it must be from 1 to 65536.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void limitsAndPenaltiesAreNumbersOfAtLeast0(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, value, 64, 1, 0, 0, 0.9, 0.999, 1e-8))
        .withMessage("learningRateHalfLife is %s; it must be a number of at least 0.", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 64, value, 0, 0, 0.9, 0.999, 1e-8))
        .withMessageStartingWith("clip is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 64, 1, value, 0, 0.9, 0.999, 1e-8))
        .withMessageStartingWith("ratePenalty is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 64, 1, 0, value, 0.9, 0.999, 1e-8))
        .withMessageStartingWith("weightPenalty is");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void theMemoriesOfAdamAreBelow1(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 64, 1, 0, 0, value, 0.999, 1e-8))
        .withMessage("beta1 is %s; it must be at least 0 and below 1.", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 64, 1, 0, 0, 0.9, value, 1e-8))
        .withMessageStartingWith("beta2 is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(1e-3, 0, 64, 1, 0, 0, 0.9, 0.999, value - 1))
        .withMessageStartingWith("epsilon is");
  }
}
