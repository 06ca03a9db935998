package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

  @ParameterizedTest
  @EnumSource(Activation.class)
  void slopesAreThoseOfTheValues(Activation f) {
    double h = 1e-5;
    for (double x = -9.97; x < 10; x += 0.11) {
      double expected = (f.value(x + h) - f.value(x - h)) / (2 * h);
      assertThat(f.slope(x)).as("%s at %s", f, x).isCloseTo(expected, within(1e-9));
    }
  }

  /** Values of x Φ(x) from a table of the normal distribution function. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.841344746068542949",
    "-1, -0.158655253931457051",
    "-3, -0.004049694094890284",
    "6, 5.999999994080474",
    "40, 40",
    "-40, 0"
  })
  void geluIsTheInputTimesItsNormalRank(double x, double value) {
    assertThat(Activation.GELU.value(x)).isCloseTo(value, within(1e-14));
  }

  @Test
  void onlyThoseWithTwoLimitsAreBounded() {
    for (Activation f : Activation.values()) {
      boolean limited = f.value(1e4) < 10 && f.value(-1e4) > -10;
      assertThat(f.bounded()).as(f.name()).isEqualTo(limited);
    }
  }

  @Test
  void onItsKinkARectifiedUnitHasTheSlopeOfItsLowerSide() {
    assertThat(Activation.RELU.slope(0)).isZero();
    assertThat(Activation.LEAKY_RELU.slope(0)).isEqualTo(0.01);
  }
}
