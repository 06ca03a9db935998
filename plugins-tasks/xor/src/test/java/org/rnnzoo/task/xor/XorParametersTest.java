package org.rnnzoo.task.xor;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.testkit.TaskSamples;

class XorParametersTest {

  private static final TaskSamples<XorParameters> SAMPLES = new TaskSamples<>(new XorTask());

  @ParameterizedTest
  @CsvSource({
    "catchProbability, 1.5, 'catchProbability is 1.5; it must be from 0 to 1.'",
    "catchProbability, NaN, 'catchProbability is NaN; it must be from 0 to 1.'",
    "sigma, -1, 'sigma is -1; it must be from 0 to 10.'"
  })
  void numbersHaveRanges(String name, double value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, value)))
        .withMessage(sentence);
  }

  @Test
  void pulsesHaveSizes() {
    for (List<Double> amplitudes :
        List.of(List.<Double>of(), List.of(0.0), List.of(1.0, Double.NaN), List.of(11.0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("amplitudes", amplitudes)))
          .withMessage(
              "amplitudes are %s; there must be at least one, each above 0 and at most 10.",
              amplitudes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pulseMs", "responseMs"})
  void pulsesAndResponsesLast(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, DurationLaw.fixed(0))))
        .withMessage("%s is 0; it must always be above 0 ms.", name);
  }
}
