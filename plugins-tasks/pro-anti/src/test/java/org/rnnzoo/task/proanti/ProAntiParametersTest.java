package org.rnnzoo.task.proanti;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.testkit.TaskSamples;

class ProAntiParametersTest {

  private static final TaskSamples<ProAntiParameters> SAMPLES =
      new TaskSamples<>(new ProAntiTask());

  @ParameterizedTest
  @CsvSource({
    "antiProbability, 1.5, 'antiProbability is 1.5; it must be from 0 to 1.'",
    "antiProbability, NaN, 'antiProbability is NaN; it must be from 0 to 1.'",
    "sigma, -0.1, 'sigma is -0.1; it must be from 0 to 10.'",
    "toleranceDeg, 0, 'toleranceDeg is 0; it must be from 0.1 to 180.'",
    "toleranceDeg, 181, 'toleranceDeg is 181; it must be from 0.1 to 180.'"
  })
  void numbersHaveRanges(String name, double value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, value)))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixationMs", "stimulusMs", "responseMs"})
  void allEpochsButTheDelayLast(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, DurationLaw.uniform(0, 50))))
        .withMessage("%s is U(0, 50); it must always be above 0 ms.", name);
  }

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
