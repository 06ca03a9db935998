package org.rnnzoo.dynamics.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

  @Test
  void neitherAnOffsetNorAScaleMatters() {
    double[] a = {101, 102, 103, 104};
    assertThat(Correlation.of(a, new double[] {20, 10, 40, 30})).isCloseTo(0.6, within(1e-12));
    assertThat(Correlation.of(a, new double[] {-20, -10, -40, -30})).isCloseTo(-0.6, within(1e-12));
  }

  @Test
  void itTakesThreeEntriesThatAreNotAllTheSame() {
    assertThat(Correlation.of(new double[] {1, 2}, new double[] {1, 2})).isNaN();
    assertThat(Correlation.of(new double[] {1, 2, 4}, new double[] {1, 2, 4}))
        .isCloseTo(1, within(1e-12));
    assertThat(Correlation.of(new double[] {1, 2, 4}, new double[] {3, 3, 3})).isNaN();
  }
}
