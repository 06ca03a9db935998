package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.Require;
import org.rnnzoo.trainer.bptt.Descent.Rule;

class BpttParametersTest {

  private static final StepSize STEP = StepSize.constant(1e-3);

  @Test
  void aBatchHasATrial() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(STEP, 0, 1, Penalties.NONE, Descent.ADAM))
        .withMessage("batch is 0; it must be from 1 to 65536.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void limitsAndPenaltiesAreNumbersOfAtLeast0(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BpttParameters(STEP, 64, value, Penalties.NONE, Descent.ADAM))
        .withMessage("clip is %s; it must be a number of at least 0.", Require.plain(value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Penalties(value, 0, 0, 0, 0))
        .withMessageStartingWith("ratePenalty is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Penalties(0, value, 0, 0, 0))
        .withMessageStartingWith("activityPenalty is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Penalties(0, 0, value, 0, 0))
        .withMessageStartingWith("smoothnessPenalty is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Penalties(0, 0, 0, value, 0))
        .withMessageStartingWith("l1Penalty is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Penalties(0, 0, 0, 0, value))
        .withMessageStartingWith("l2Penalty is");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void memoriesAreBelow1(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(Rule.ADAM, value, 0.999, 1e-8, 0.9, 0))
        .withMessage("beta1 is %s; it must be at least 0 and below 1.", Require.plain(value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(Rule.ADAM, 0.9, value, 1e-8, 0.9, 0))
        .withMessageStartingWith("beta2 is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(Rule.ADAM, 0.9, 0.999, value - 1, 0.9, 0))
        .withMessageStartingWith("epsilon is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(Rule.SGD, 0.9, 0.999, 1e-8, value, 0))
        .withMessage("momentum is %s; it must be at least 0 and below 1.", Require.plain(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.5, Double.NaN})
  void weightsDecayByAShare(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(Rule.ADAM, 0.9, 0.999, 1e-8, 0.9, value))
        .withMessage("weightDecay is %s; it must be from 0 to 1.", value);
  }
}
