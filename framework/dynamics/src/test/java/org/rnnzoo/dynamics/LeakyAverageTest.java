package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeakyAverageTest {

  private static final LeakyAverage AVERAGE = new LeakyAverage(0.25, new double[] {4, 8});

  @Test
  void eachChannelKeepsThreeQuartersAndTakesAQuarter() {
    assertThat(AVERAGE.of(new double[] {0, 0, 4, 6, 4, 6}))
        .containsExactly(3, 6, 3.25, 6, 3.4375, 6);
  }

  @Test
  void theSignalOfAnAverageIsTheOneItIsTheAverageOf() {
    assertThat(AVERAGE.undone(new double[] {3, 6, 3.25, 6, 3.4375, 6}))
        .containsExactly(new double[] {0, 0, 4, 6, 4, 6}, within(1e-12));
  }
}
