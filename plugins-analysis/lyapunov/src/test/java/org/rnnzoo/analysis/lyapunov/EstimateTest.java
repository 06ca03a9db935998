package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void itsErrorIsTheDeviationOverTheRootOfTheNumber() {
    Estimate estimate = Estimate.of(new double[] {1, 2, 6});
    assertThat(estimate.mean()).isEqualTo(3);
    // Squares of 4 + 1 + 9 over 2 and over 3.
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(14 / 6.0), within(1e-15));
  }

  @Test
  void inAnotherUnitBothChange() {
    assertThat(new Estimate(3, 0.5).times(10)).isEqualTo(new Estimate(30, 5));
  }

  @Test
  void itsMarginIsTwoErrorsOrNothingIfTheErrorIsUnknown() {
    assertThat(new Estimate(3, 0.5).margin()).isEqualTo(1);
    assertThat(new Estimate(3, Double.NaN).margin()).isZero();
  }

  @Test
  void itsErrorIsToldWithOneDigitAndWithoutAPowerOfTen() {
    assertThat(new Estimate(-3.14159, 0.0213).inWords()).isEqualTo("-3.14 ± 0.02");
    assertThat(new Estimate(1234, 23.4).inWords()).isEqualTo("1230 ± 20");
    assertThat(new Estimate(2.5, 0).inWords()).isEqualTo("2.5 ± 0");
    assertThat(new Estimate(0.00012, Double.NaN).inWords()).isEqualTo("0.00012");
  }
}
