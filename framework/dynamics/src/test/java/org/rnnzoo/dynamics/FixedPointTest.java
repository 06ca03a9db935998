package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FixedPointTest {

  /** At the origin a tanh network is linear: its eigenvalues are (a ± ib)/τ. */
  private static FixedPoint spiral(double a, double b, double alpha) {
    LeakyNetwork network =
        RandomNetworks.of(
            Form.CURRENT, Activation.TANH, alpha, new double[][] {{1 + a, -b}, {b, 1 + a}}, 0, 0);
    return FixedPoint.at(network, new double[2], new double[2]);
  }

  @Test
  void aSpiralTurnsAndDecaysAtTheRatesOfItsEigenvalues() {
    FixedPoint point = spiral(-0.5, 2, 0.1);
    assertThat(point.stability()).isEqualTo(Stability.STABLE);
    assertThat(point.eigen().real()).containsExactly(new double[] {-5, -5}, within(1e-9));
    assertThat(point.frequency()).isCloseTo(20 / (2 * Math.PI), within(1e-9));
    assertThat(point.slowestTimeConstant()).isCloseTo(200, within(1e-9));
    assertThat(point.largestMultiplier()).isCloseTo(Math.hypot(0.95, 0.2), within(1e-12));
    assertThat(point.index()).isEqualTo(1);
    assertThat(point.speed()).isZero();
  }

  @Test
  void theIndexOfOneVariableTellsWhetherThePointRepels() {
    assertThat(alone(2).index()).isEqualTo(-1);
    assertThat(alone(0.5).index()).isEqualTo(1);
    assertThat(alone(1).index()).isZero();
  }

  private static FixedPoint alone(double weight) {
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[][] {{weight}}, 0);
    return FixedPoint.at(network, new double[1], new double[1]);
  }

  @Test
  void aFlowMayBeStableWhereItsSimulationIsNot() {
    FixedPoint point = spiral(-0.1, 3, 0.2);
    assertThat(point.stability()).isEqualTo(Stability.STABLE);
    assertThat(point.largestMultiplier()).isGreaterThan(1);
  }

  @Test
  void aMapIsJudgedByItsMultipliers() {
    FixedPoint point = spiral(-0.1, 3, 1);
    assertThat(point.unstableDimensions()).isEqualTo(2);
    assertThat(point.stability()).isEqualTo(Stability.UNSTABLE);
    double turn = Math.atan2(3, 0.9) / (2 * Math.PI);
    assertThat(point.frequency()).isCloseTo(turn / 0.1, within(1e-9));
  }

  @Test
  void aCentreIsMarginal() {
    assertThat(spiral(0, 1, 0.2).marginal()).isTrue();
    assertThat(spiral(0.01, 1, 0.2).marginal()).isFalse();
  }

  @Test
  void theSpeedIsTheLengthOfTheVelocity() {
    LeakyNetwork network =
        RandomNetworks.of(Form.CURRENT, Activation.TANH, 0.2, new double[2][2], 3, 4);
    FixedPoint point = FixedPoint.at(network, new double[2], new double[2]);
    assertThat(point.speed()).isCloseTo(50, within(1e-12));
    assertThat(point.q()).isCloseTo(12.5, within(1e-12));
  }

  @Test
  void theJacobiansOfAPublishedMapAreThePublishedOnes() {
    PeerData data = PeerData.load("fpf_flipflop_tanh_3bit_16_s1_p0.5");
    LeakyNetwork network = PeerNetworks.elman(data);
    for (int i = 0; i < 27; i++) {
      FixedPoint point = FixedPoint.at(network, new double[3], data.part("fp_x", i));
      double[] map = point.jacobian().data.clone();
      for (int k = 0; k < map.length; k++) {
        map[k] = map[k] / 1000 + (k % 17 == 0 ? 1 : 0);
      }
      assertThat(map).containsExactly(data.part("fp_J", i), within(1.5e-7));
      double largest = largestModulus(data.part("fp_eig", i));
      assertThat(point.largestMultiplier()).isCloseTo(largest, within(1e-5));
      assertThat(point.stability() == Stability.STABLE).isEqualTo(data.values("fp_stable")[i] == 1);
    }
  }

  private static double largestModulus(double[] pairs) {
    double largest = 0;
    for (int k = 0; k < pairs.length; k += 2) {
      largest = Math.max(largest, Math.hypot(pairs[k], pairs[k + 1]));
    }
    return largest;
  }
}
