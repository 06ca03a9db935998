package org.rnnzoo.task.gonogo;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.testkit.TaskSamples;

class GoNoGoParametersTest {

  private static final TaskSamples<GoNoGoParameters> SAMPLES = new TaskSamples<>(new GoNoGoTask());

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
}
