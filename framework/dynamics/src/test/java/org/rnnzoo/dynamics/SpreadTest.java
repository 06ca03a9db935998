package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void fourCornersOfASquareAreAllAsFarFromTheirMean() {
    Spread spread =
        Spread.of(
            List.of(
                new double[] {-4, -2},
                new double[] {6, -2},
                new double[] {-4, 8},
                new double[] {6, 8}));
    assertThat(spread.mean()).containsExactly(1, 3);
    assertThat(spread.radius()).isCloseTo(5 * Math.sqrt(2), within(1e-12));
    assertThat(spread.radiusOrOne()).isEqualTo(spread.radius());
    assertThat(spread.deviation()).isCloseTo(5, within(1e-12));
    assertThat(spread.rootMeanSquare()).isCloseTo(Math.sqrt(240.0 / 8), within(1e-12));
    assertThat(spread.distance(new double[] {4, 7})).isEqualTo(5);
  }

  @Test
  void trajectoriesThatStandStillHaveLengthsOfOneToMeasureBy() {
    Spread spread = Spread.of(List.of(new double[] {3, 4}, new double[] {3, 4}));
    assertThat(spread.radius()).isInfinite();
    assertThat(spread.radiusOrOne()).isEqualTo(1);
    assertThat(spread.deviation()).isEqualTo(1);
    assertThat(spread.rootMeanSquare()).isCloseTo(Math.sqrt(12.5), within(1e-12));
    assertThat(Spread.of(List.of(new double[] {0, 0})).rootMeanSquare()).isEqualTo(1);
  }
}
