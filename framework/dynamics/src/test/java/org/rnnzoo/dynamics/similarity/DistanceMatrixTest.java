package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistanceMatrixTest {

  /** The Euclidean distances of places, {@code [n][2]}. */
  private static DistanceMatrix of(double[]... places) {
    return DistanceMatrix.of(
        places.length,
        (a, b) -> Math.hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]));
  }

  private static DistanceMatrix onLine(double... places) {
    return DistanceMatrix.of(places.length, (a, b) -> Math.abs(places[a] - places[b]));
  }

  @Test
  void eachPairIsAskedForOnce() {
    DistanceMatrix matrix = DistanceMatrix.of(3, (a, b) -> 10 * a + b);
    assertThat(matrix.values())
        .isDeepEqualTo(new double[][] {{0, 10, 20}, {10, 0, 21}, {20, 21, 0}});
    assertThat(matrix.size()).isEqualTo(3);
  }

  private static void assertPlane(DistanceMatrix matrix, double[] x, double[] y) {
    double[][] plane = matrix.plane();
    assertThat(plane[0]).containsExactly(x, within(1e-6));
    assertThat(plane[1]).containsExactly(y, within(1e-6));
  }

  @Test
  void aPlaneIsFoundAgainAroundItsMiddleTheLongerAxisFirst() {
    assertPlane(
        of(new double[] {1, 8}, new double[] {1, 2}, new double[] {2, 5}, new double[] {0, 5}),
        new double[] {3, -3, 0, 0},
        new double[] {0, 0, 1, -1});
  }

  @Test
  void theLargerSideOfAnAxisIsPositive() {
    assertPlane(onLine(1, 1, -4, 2), new double[] {-1, -1, 4, -2}, new double[4]);
    assertPlane(onLine(-1, -1, 4, -2), new double[] {-1, -1, 4, -2}, new double[4]);
  }

  @Test
  void aSinglePlaceIsTheMiddle() {
    assertPlane(onLine(7), new double[] {0}, new double[] {0});
  }

  @Test
  void theNearestClustersAreJoinedByTheMeanDistanceOfTheirMembers() {
    assertThat(onLine(0, 10, 1, 11, 30).clustered()).containsExactly(0, 2, 1, 3, 4);
    // 0 and 1 are 4.5 from 5 on average, which is less than from 5 to 10.
    assertThat(onLine(5, 10, 0, 1).clustered()).containsExactly(0, 2, 3, 1);
    assertThat(onLine(3).clustered()).containsExactly(0);
    assertThat(onLine().clustered()).isEmpty();
  }

  @Test
  void pairsInAGroupAndAcrossGroupsHaveAMeanEach() {
    DistanceMatrix matrix = onLine(0, 1, 4);
    assertThat(matrix.mean(List.of("a", "a", "b"), true)).isEqualTo(1);
    assertThat(matrix.mean(List.of("a", "a", "b"), false)).isEqualTo(3.5);
    assertThat(matrix.mean(List.of("a", "b", "c"), true)).isNaN();
    assertThat(matrix.mean(List.of("a", "a", "a"), false)).isNaN();
  }
}
