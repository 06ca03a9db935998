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
}
