package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;

class ClockTest {

  @ParameterizedTest
  @CsvSource({
    "20, 0, 0",
    "20, 0.001, 1",
    "20, 20, 1",
    "20, 29.9, 1",
    "20, 30, 2",
    "20, 50, 3",
    "20, 2000, 100",
    "50, 60, 1",
    "0.5, 2, 4",
    "1000, 40, 1"
  })
  void durationsAreRoundedHalfUpToAtLeastOneStep(double dt, double ms, int steps) {
    assertThat(new Clock(dt).steps(ms)).isEqualTo(steps);
  }

  @Test
  void aMomentMayBeStep0() {
    assertThat(new Clock(20).nearest(9.9)).isEqualTo(0);
    assertThat(new Clock(20).nearest(10)).isEqualTo(1);
  }

  @RepeatedTest(1000)
  void theRealisedDurationIsWithinHalfAStep(RepetitionInfo seed) {
    RandomGenerator random = RandomStream.root(seed.getCurrentRepetition()).generator();
    double dt = random.nextDouble(0.1, 100);
    double ms = random.nextDouble(100, 10_000);
    Clock clock = new Clock(dt);
    assertThat(clock.ms(clock.steps(ms))).isCloseTo(ms, within(dt / 2 + 1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleDurationsAreRefused(double ms) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clock(20).steps(ms))
        .withMessage("A duration of %s ms is not possible.", ms);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1001, Double.NaN})
  void impossibleSamplingPeriodsAreRefused(double dt) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clock(dt))
        .withMessage(
            "The sampling period dt is %s ms; it must be above 0 and at most 1000 ms.", dt);
  }

  @Test
  void noisePerStepGrowsAsTheStepShrinks() {
    assertThat(new Clock(20).noisePerStep(0.1)).isCloseTo(0.316, within(1e-3));
    assertThat(new Clock(10).noisePerStep(0.1)).isCloseTo(0.447, within(1e-3));
  }
}
