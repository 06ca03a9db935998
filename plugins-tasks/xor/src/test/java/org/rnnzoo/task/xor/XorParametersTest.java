package org.rnnzoo.task.xor;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class XorParametersTest {

  @Test
  void pulsesHaveSizes() {
    XorParameters v1 = new XorTask().defaults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> v1.withPulses(p -> p.withAmplitudes(List.of())))
        .withMessage("amplitudes is empty; there must be at least one.");
  }
}
