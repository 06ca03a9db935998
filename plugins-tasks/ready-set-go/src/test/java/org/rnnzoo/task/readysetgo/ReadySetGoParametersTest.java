package org.rnnzoo.task.readysetgo;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.testkit.TaskSamples;

class ReadySetGoParametersTest {

  private static final TaskSamples<ReadySetGoParameters> SAMPLES =
      new TaskSamples<>(new ReadySetGoTask());

  @ParameterizedTest
  @CsvSource({
    "weber, 0.31, 'weber is 0.31; it must be from 0 to 0.3.'",
    "weber, NaN, 'weber is NaN; it must be from 0 to 0.3.'",
    "pulseMs, 0, 'pulseMs is 0; it must be from 1 to 60000.'",
    "sigma, -1, 'sigma is -1; it must be from 0 to 10.'",
    "rampAlpha, 0, 'rampAlpha is 0; it must be from 0.05 to 1000.'",
    "produceWeight, 0, 'produceWeight is 0; it must be from 0.001 to 1000.'",
    "burnInMs, -20, 'burnInMs is -20; it must be from 0 to 60000.'"
  })
  void numbersHaveRanges(String name, double value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of(name, value)))
        .withMessage(sentence);
  }

  @Test
  void thereAreGains() {
    for (List<Double> gains :
        List.of(List.<Double>of(), List.of(1.0, 1.0), List.of(0.0), List.of(1.0, Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v2"), Map.of("gains", gains)))
          .withMessage(
              "gains are %s; there must be at least one, all different, each from 0.01 to 100.",
              gains);
    }
  }

  @Test
  void intervalsOutlastThePulses() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SAMPLES.with(
                    SAMPLES.parameters("v1"), Map.of("intervalMs", DurationLaw.uniform(80, 900))))
        .withMessage(
            "intervalMs is U(80, 900); every interval must be longer than the pulse that starts it,"
                + " pulseMs, 100 ms.");
  }

  @Test
  void aLateAnswerHasTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("tolerance", 0.3)))
        .withMessage(
            "tolerance is 0.3; it must be below overshoot, 0.25, or a late answer has no time.");
  }
}
