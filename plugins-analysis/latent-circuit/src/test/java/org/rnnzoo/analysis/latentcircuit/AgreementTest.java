package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final double[] PREDICTED = {1, 2, 6};
  private static final double[] OBSERVED = {2, 2, 5};

  @Test
  void theCorrelationIsPearsons() {
    // Deviations −2, −1, 3 and −1, −1, 2.
    assertThat(Agreement.of(PREDICTED, OBSERVED).correlation())
        .isCloseTo(9 / Math.sqrt(14 * 6), within(1e-15));
  }

  @Test
  void theSlopeIsThatOfTheLineThroughZero() {
    assertThat(Agreement.of(PREDICTED, OBSERVED).slope()).isCloseTo(36.0 / 41, within(1e-15));
  }

  @Test
  void theErrorIsRelativeToWhatWasObserved() {
    assertThat(Agreement.of(PREDICTED, OBSERVED).relativeError())
        .isCloseTo(Math.sqrt(2.0 / 33), within(1e-15));
  }

  @Test
  void fewerThanThreeEntriesHaveNoCorrelation() {
    assertThat(Agreement.of(new double[] {1, 2}, new double[] {1, 2}).correlation()).isNaN();
    assertThat(Agreement.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}).correlation())
        .isCloseTo(1, within(1e-15));
  }
}
