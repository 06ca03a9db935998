package org.rnnzoo.task.yang2019;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.testkit.TaskSamples;

class Yang2019ParametersTest {

  private static final TaskSamples<Yang2019Parameters> SAMPLES =
      new TaskSamples<>(new Yang2019Task());

  @ParameterizedTest
  @CsvSource({
    "contextWeight, 0, 'contextWeight is 0; it must be from 0.001 to 1000.'",
    "sigma, NaN, 'sigma is NaN; it must be from 0 to 10.'",
    "graceMs, -1, 'graceMs is -1; it must be from 0 to 60000.'",
    "fixationWeight, -1, 'fixationWeight is -1; it must be from 0.001 to 1000.'",
    "low, 0.6, 'low is 0.6 and high is 0.8; fixation is read at 0.5, which must lie between them.'"
  })
  void numbersHaveRanges(String name, double value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, value)))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 361})
  void aRingHasFrom8To360Units(int units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("unitsPerRing", units)))
        .withMessage("unitsPerRing is %d; it must be from 8 to 360.", units);
  }

  @Test
  void rulesAreKnownAndDifferent() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("rules", List.of("fdgo", "gogo"))))
        .withMessageStartingWith("There is no rule 'gogo'; there are [fdgo, reactgo, delaygo,");
    for (List<String> rules : List.of(List.<String>of(), List.of("fdgo", "fdgo"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("rules", rules)))
          .withMessage("rules are %s; there must be at least one, and none twice.", rules);
    }
  }
}
