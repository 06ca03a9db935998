package org.rnnzoo.task.flipflop;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.exponential;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Polarity;

class FlipFlopParametersTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7})
  void theNumberOfBitsIsFrom1To6(int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(Presets.version("v1"), bits, Polarity.SIGNED, 0))
        .withMessage("bits is %d; it must be from 1 to 6.", bits);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, -0.1", "NaN, NaN", "Infinity, Infinity", "11, 11"})
  void theNoiseIsANumberOfAtLeast0(double sigma, String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(Presets.version("v1"), 2, Polarity.SIGNED, sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", written);
  }

  @Test
  void aProbabilityIsAtMost1() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(fixed(2000), fixed(40), List.of(1.0), fixed(300), 1.5))
        .withMessage("silencedProbability is 1.5; it must be from 0 to 1.");
  }

  @Test
  void theTrialOutlastsTheFirstPulse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(fixed(140), fixed(40), List.of(1.0), fixed(300), 0))
        .withMessageStartingWith("runMs is 140, which can end before the first answer counts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(fixed(2000), exponential(40, 10), List.of(1.0), fixed(300), 0))
        .withMessageContaining("pulseMs, E(lo=40, scale=10)");
  }

  @Test
  void aPulseLasts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(fixed(2000), fixed(0), List.of(1.0), fixed(300), 0))
        .withMessage("pulseMs is 0; a pulse must last.");
  }

  @Test
  void theGapOutlastsTheGrace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(fixed(2000), fixed(40), List.of(1.0), fixed(100), 0))
        .withMessage(
            "gapMs is 100, so no answer between pulses counts; it must exceed graceMs, 100.");
  }

  @Test
  void pulsesAreStrongerThanDistractors() {
    for (List<Double> amplitudes :
        List.of(List.<Double>of(), List.of(0.2), List.of(1.0, Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> parameters(fixed(2000), fixed(40), amplitudes, fixed(300), 0))
          .withMessage(
              "amplitudes are %s; there must be at least one, each above distractorAmplitude, 0.2,"
                  + " and at most 10.",
              amplitudes);
    }
  }

  private static FlipFlopParameters parameters(
      DurationLaw run,
      DurationLaw pulse,
      List<Double> amplitudes,
      DurationLaw gap,
      double silenced) {
    return new FlipFlopParameters(
        2,
        Polarity.SIGNED,
        run,
        fixed(0),
        pulse,
        amplitudes,
        gap,
        0,
        0.2,
        fixed(200),
        silenced,
        0.01,
        100);
  }
}
