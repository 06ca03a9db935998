package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class PhasePlaneTest {

  private static final double[] ORIGIN = {1, 2, 3};

  private static Optional<PhasePlane> spanned(double[] first, double[] second) {
    return PhasePlane.spanned(new double[first.length], first, second, "x", "y");
  }

  private static PrincipalComponents components(double... variances) {
    DMatrixRMaj axes = CommonOps_DDRM.identity(variances.length);
    return new PrincipalComponents(new double[variances.length], axes, variances);
  }

  @Test
  void twoDirectionsSpanAPlaneWithAxesAtRightAngles() {
    PhasePlane plane =
        PhasePlane.spanned(ORIGIN, new double[] {0, 0, 4}, new double[] {3, 4, 5}, "x", "y")
            .orElseThrow();
    assertThat(plane.xAxis()).containsExactly(0, 0, 1);
    assertThat(plane.yAxis()).containsExactly(new double[] {0.6, 0.8, 0}, within(1e-15));
    assertThat(plane.origin()).containsExactly(1, 2, 3);
  }

  @Test
  void directionsThatSpanNoPlaneGiveNone() {
    assertThat(spanned(new double[] {1, 2}, new double[] {2, 4})).isEmpty();
    assertThat(spanned(new double[] {0, 0}, new double[] {2, 4})).isEmpty();
    assertThat(spanned(new double[] {1, 2}, new double[] {0, 0})).isEmpty();
    assertThat(spanned(new double[] {1e200, 0}, new double[] {0, 1})).isEmpty();
    assertThat(spanned(new double[] {1, 0}, new double[] {0, 1e200})).isEmpty();
    assertThat(spanned(new double[] {1, 0}, new double[] {0, Double.NaN})).isEmpty();
  }

  @Test
  void whatIsLeftOfADirectionIsNoRoundingFromAMillionthOfItOn() {
    assertThat(spanned(new double[] {1, 0}, new double[] {1e3, 0.5e-3})).isEmpty();
    assertThat(spanned(new double[] {1, 0}, new double[] {1e3, 2e-3})).isPresent();
    assertThat(spanned(new double[] {1, 0}, new double[] {1e-3, 2e-9})).isPresent();
  }

  @Test
  void theCoordinatesOfAPlaceAreThoseOfItsState() {
    PhasePlane plane =
        new PhasePlane(ORIGIN, new double[] {0.6, 0.8, 0}, new double[] {0, 0, -1}, "x", "y");
    double[] state = plane.state(5, 2);
    assertThat(state).containsExactly(new double[] {4, 6, 1}, within(1e-14));
    double[] beside = {state[0] + 0.8, state[1] - 0.6, state[2]};
    assertThat(plane.x(beside)).isCloseTo(5, within(1e-14));
    assertThat(plane.y(beside)).isCloseTo(2, within(1e-14));
  }

  @Test
  void componentsAreCountedFromOneAndTellTheirShareOfTheVariance() {
    PhasePlane first = PhasePlane.of(components(6, 3, 1));
    assertThat(first.xLabel()).isEqualTo("PC 1 of states (60 %)");
    assertThat(first.yLabel()).isEqualTo("PC 2 of states (30 %)");
    PhasePlane other = PhasePlane.of(components(6, 3, 1), 2, 0);
    assertThat(other.xLabel()).isEqualTo("PC 3 of states (10 %)");
    assertThat(other.yLabel()).isEqualTo("PC 1 of states (60 %)");
  }

  @Test
  void aPlaneNeedsTwoVariables() {
    assertThat(PhasePlane.of(components(3, 1)).dimension()).isEqualTo(2);
    assertThatThrownBy(() -> PhasePlane.of(components(3)))
        .hasMessage("A plane needs at least two state variables.");
  }
}
