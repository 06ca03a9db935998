package org.rnnzoo.task.proanti;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.testkit.TaskSamples;

class ProAntiParametersTest {

  private static final TaskSamples<ProAntiParameters> SAMPLES =
      new TaskSamples<>(new ProAntiTask());

  @Test
  void aDirectionIsNotAChoice() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SAMPLES.with(SAMPLES.parameters("v2"), Map.of("choice", ChoiceRule.STANDARD)))
        .withMessage(
            "loss is cross-entropy, which needs a choice; with report vector it must be"
                + " squared-error.");
  }
}
