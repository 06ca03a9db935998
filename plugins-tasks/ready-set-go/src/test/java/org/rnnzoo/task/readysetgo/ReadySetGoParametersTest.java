package org.rnnzoo.task.readysetgo;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.testkit.TaskSamples;

class ReadySetGoParametersTest {

  private static final TaskSamples<ReadySetGoParameters> SAMPLES =
      new TaskSamples<>(new ReadySetGoTask());

  @Test
  void thereAreGains() {
    for (List<Double> gains : List.of(List.<Double>of(), List.of(1.0, 1.0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v2"), Map.of("gains", gains)))
          .withMessage("gains are %s; there must be at least one, all different.", gains);
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
