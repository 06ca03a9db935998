package org.rnnzoo.task.dualmatch;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DualMatchParametersTest {

  @Test
  void strengthsAreInOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.version("v1").withStimuli(s -> s.withGains(1.3, 1)))
        .withMessage("highestGain is 1; it must be from 1.3 to 10.");
  }
}
