package org.rnnzoo.task.flipflop;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.exponential;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlipFlopParametersTest {

  private static final FlipFlopParameters V1 = Presets.version("v1");

  @Test
  void theTrialOutlastsTheFirstPulse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.withPulses(pulses -> pulses.withRunMs(fixed(140))))
        .withMessageStartingWith("runMs is 140, which can end before the first answer counts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.withPulses(pulses -> pulses.withPulseMs(exponential(40, 10))))
        .withMessageContaining("pulseMs, E(lo=40, scale=10)");
  }

  @Test
  void theGapOutlastsTheGrace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.withPulses(pulses -> pulses.withGapMs(fixed(100))))
        .withMessage(
            "gapMs is 100, so no answer between pulses counts; it must exceed graceMs, 100.");
  }

  @Test
  void pulsesAreStrongerThanDistractors() {
    for (List<Double> amplitudes :
        List.of(List.<Double>of(), List.of(0.2), List.of(1.0, Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> V1.withPulses(pulses -> pulses.withAmplitudes(amplitudes)))
          .withMessage(
              "amplitudes are %s; there must be at least one, each above distractorAmplitude, 0.2.",
              amplitudes);
    }
  }
}
