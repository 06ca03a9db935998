package org.rnnzoo.task.gonogo;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.testkit.TaskSamples;

class GoNoGoParametersTest {

  private static final TaskSamples<GoNoGoParameters> SAMPLES = new TaskSamples<>(new GoNoGoTask());

  @ParameterizedTest
  @CsvSource({
    "goProbability, 1.01, 'goProbability is 1.01; it must be from 0 to 1.'",
    "goProbability, NaN, 'goProbability is NaN; it must be from 0 to 1.'",
    "height, 0, 'height is 0; it must be from 0.001 to 100.'",
    "distractorHeight, -1, 'distractorHeight is -1; it must be from 0 to 100.'",
    "sigma, 11, 'sigma is 11; it must be from 0 to 10.'",
    "margin, -0.1, 'margin is -0.1; it must be from 0 to 0.5.'"
  })
  void numbersHaveRanges(String name, double value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, value)))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.02", "0.98, 0.02", "0.5, 0.5", "1, 0"})
  void valuesAreLeftOnBothSidesOfTheCriterion(double criterion, double margin) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SAMPLES.with(
                    SAMPLES.parameters("v2"), Map.of("criterion", criterion, "margin", margin)))
        .withMessageEndingWith("values from 0 to 1 must be left below and above.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixationMs", "stimulusMs", "responseMs"})
  void allEpochsButTheDelayLast(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, DurationLaw.fixed(0))))
        .withMessage("%s is 0; it must always be above 0 ms.", name);
  }
}
