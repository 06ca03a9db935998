package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.analysis.latentcircuit.PointMatch.Open;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;

class PointMatchTest {

  private static PointMatch match(
      int network, int circuit, int matched, int flowOnly, int openN, int openC) {
    return new PointMatch(
        new ConstantInput("no input", new double[1]),
        new int[] {network, 7},
        new int[] {circuit, 7},
        matched,
        flowOnly,
        new Open(openN, openC));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, 4, 0, 0, GOOD",
    "4, 4, 4, 1, 0, FAIR", // the network leaves one at its step
    "5, 4, 4, 0, 1, FAIR", // of one it is not known
    "5, 4, 4, 0, 0, FAIR",
    "4, 5, 4, 0, 0, FAIR",
    "4, 4, 2, 0, 0, FAIR", // half of them
    "5, 4, 2, 0, 0, POOR",
    "2, 5, 2, 0, 0, POOR",
    "5, 4, 2, 0, 1, FAIR", // half of those that are known
  })
  void theGradeTellsHowManyStablePointsAreTheSame(
      int network, int circuit, int matched, int flowOnly, int open, Grade grade) {
    assertThat(match(network, circuit, matched, flowOnly, open, 0).grade()).isEqualTo(grade);
  }

  @Test
  void aPointOfTheCircuitThatIsOpenIsNotHeldAgainstIt() {
    assertThat(match(4, 5, 4, 0, 0, 1).same()).isTrue();
    assertThat(match(4, 5, 4, 0, 0, 1).grade()).isEqualTo(Grade.FAIR);
    assertThat(match(4, 5, 2, 0, 0, 1).grade()).isEqualTo(Grade.FAIR);
  }

  @Test
  void stablePointsAreThoseWithoutAnUnstableDimension() {
    assertThat(match(4, 3, 0, 0, 0, 0).networkStable()).isEqualTo(4);
    assertThat(match(4, 3, 0, 0, 0, 0).circuitStable()).isEqualTo(3);
  }

  @Test
  void withoutAnythingToAddThereIsNoCaveat() {
    assertThat(match(4, 4, 4, 0, 0, 0).caveat()).isEmpty();
  }

  @Test
  void openPairsOfBothSidesAreCountedTogether() {
    assertThat(match(4, 4, 4, 0, 1, 2).caveat())
        .isEqualTo(
            ", 3 more on one side where the other is not differentiable, so that it is not known"
                + " to be stable there");
  }

  @Test
  void countsAreWrittenWithSlashes() {
    assertThat(PointMatch.text(new int[] {4, 4, 1})).isEqualTo("4/4/1");
  }

  /** With 0, 1, … unstable dimensions; −1 if it is not differentiable there. */
  private static FixedPoint point(int unstable, double... state) {
    Stability stability =
        unstable < 0 ? Stability.NOT_DIFFERENTIABLE : Stability.of(unstable, state.length);
    return new FixedPoint(
        state,
        0,
        0,
        unstable < 0
            ? Optional.empty()
            : Optional.of(Eigen.of(CommonOps_DDRM.identity(state.length))),
        unstable,
        unstable,
        stability,
        false,
        0,
        1,
        0,
        1,
        true);
  }

  private static FixedPoints points(FixedPoint... points) {
    return new FixedPoints(
        List.of(points),
        List.of(),
        List.of(),
        true,
        new Coverage(Coverage.Method.SEARCH, Coverage.End.NOTHING_NEW, 1, 0, 0));
  }

  /** Three units of which the first two are the nodes; states spread by 2 about the origin. */
  private static PointMatch matched(FixedPoints network, FixedPoints circuit) {
    Embedding embedding =
        new Embedding(new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {0, 0}}), 1, new double[3]);
    DMatrixRMaj states =
        new DMatrixRMaj(new double[][] {{2, 0, 5}, {-2, 0, 5}, {0, 2, 5}, {0, -2, 5}});
    return PointMatch.of(
        new ConstantInput("no input", new double[1]),
        network,
        circuit,
        embedding,
        new Activity(states, new DMatrixRMaj(4, 1)));
  }

  @Test
  void pointsMatchAsTheNodesSeeThem() {
    PointMatch match =
        matched(
            points(point(0, 2, 0, 9), point(0, -2, 0, 7), point(1, 0, 0, 0)),
            points(point(0, -2, 0.5), point(0, 2, 0.5), point(2, 0, 0)));
    assertThat(match.matched()).isEqualTo(2);
    assertThat(match.network()).containsExactly(2, 1);
    assertThat(match.circuit()).containsExactly(2, 0, 1);
    assertThat(match.open()).isEqualTo(Open.NONE);
  }

  @Test
  void pointsHalfASpreadApartDoNotMatch() {
    FixedPoints network = points(point(0, 0, 0, 0));
    assertThat(matched(network, points(point(0, 0.5, 0.8))).matched()).isEqualTo(1);
    assertThat(matched(network, points(point(0, 0.6, 0.8))).matched()).isZero();
  }

  @Test
  void aPointMatchesOneOtherAtMost() {
    PointMatch match =
        matched(points(point(0, 0, 0, 0)), points(point(0, 0.1, 0), point(0, 0, 0.2)));
    assertThat(match.matched()).isEqualTo(1);
    assertThat(match.circuitStable()).isEqualTo(2);
  }

  @Test
  void aPairOfWhichOneIsNotDifferentiableIsOpen() {
    assertThat(matched(points(point(0, 0, 0, 0)), points(point(-1, 0.1, 0))).open())
        .isEqualTo(new Open(1, 0));
    assertThat(matched(points(point(-1, 0, 0, 0)), points(point(0, 0.1, 0))).open())
        .isEqualTo(new Open(0, 1));
    assertThat(matched(points(point(-1, 0, 0, 0)), points(point(-1, 0.1, 0))).open())
        .isEqualTo(Open.NONE);
  }

  @Test
  void aSideWithoutPointsMatchesNothing() {
    assertThat(matched(points(), points(point(0, 0, 0))).matched()).isZero();
    assertThat(matched(points(), points(point(0, 0, 0))).network()).containsExactly(0);
  }
}
