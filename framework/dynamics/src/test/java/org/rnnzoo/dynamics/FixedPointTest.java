package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThat(point.eigen().orElseThrow().real())
        .containsExactly(new double[] {-5, -5}, within(1e-9));
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
    assertThat(point.stability()).isEqualTo(Stability.STABLE_AS_FLOW_ONLY);
    assertThat(point.unstableDimensions()).isZero();
    assertThat(point.unstableAsSimulated()).isEqualTo(2);
    assertThat(point.largestMultiplier()).isGreaterThan(1);
  }

  /** One unit at rest: λ = (w − 1)/τ and the multiplier 1 + α (w − 1). */
  @ParameterizedTest
  @CsvSource({"-12, 100, -1.6", "-1.5, 20.1, -1.487562189"})
  void aPointThatTheStepOvershootsIsNeverCalledStable(
      double weight, double tau, double multiplier) {
    LeakyNetwork network =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            tau,
            20 / tau,
            new DMatrixRMaj(new double[][] {{weight}}),
            new DMatrixRMaj(1, 1),
            new double[1],
            new DMatrixRMaj(1, 1),
            new double[1],
            new double[1]);
    FixedPoint point = FixedPoint.at(network, new double[1], new double[1]);
    assertThat(point.stability().label())
        .isEqualTo("stable in continuous time, unstable as simulated");
    assertThat(point.largestMultiplier()).isCloseTo(-multiplier, within(1e-8));
    assertThat(point.stepDisagrees()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU", "LEAKY_RELU"})
  void onAKinkNothingIsJudged(Activation activation) {
    for (Form form : Form.values()) {
      LeakyNetwork network =
          RandomNetworks.of(form, activation, 0.2, new double[][] {{0.5, 0.1}, {0, 0.5}}, 0, 0);
      FixedPoint point = FixedPoint.at(network, new double[2], new double[2]);
      assertThat(point.stability()).isEqualTo(Stability.NOT_DIFFERENTIABLE);
      assertThat(point.eigen()).isEmpty();
      assertThat(point.slowestTimeConstant()).isNaN();
      assertThat(point.largestMultiplier()).isNaN();
      assertThat(point.unstableDimensions()).isEqualTo(-1);
      assertThat(point.isolated()).isFalse();
    }
  }

  @Test
  void besideAKinkThePointIsJudgedAsUsual() {
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, new double[][] {{0.5}}, 1);
    FixedPoint point = FixedPoint.at(network, new double[1], new double[] {2});
    assertThat(point.stability()).isEqualTo(Stability.STABLE);
    assertThat(point.slowestTimeConstant()).isCloseTo(200, within(1e-9));
  }

  @Test
  void inThreeDimensionsTwoUnstableOnesMakeASaddle() {
    LeakyNetwork network =
        RandomNetworks.of(
            Form.RATE,
            Activation.TANH,
            0.2,
            new double[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 0}},
            0,
            0,
            0);
    FixedPoint point = FixedPoint.at(network, new double[3], new double[3]);
    assertThat(point.unstableDimensions()).isEqualTo(2);
    assertThat(point.stability()).isEqualTo(Stability.SADDLE);
  }

  @Test
  void aRootIsIsolatedIfTheFieldIsSmallBesideItsEigenvalues() {
    assertThat(alone(0.5).isolated()).isTrue();
    assertThat(alone(1).isolated()).isFalse();
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[][] {{0.5}}, 0);
    assertThat(FixedPoint.at(network, new double[1], new double[] {1e-3}).isolated()).isFalse();
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
  void theSpeedIsTheRootMeanSquareVelocityOfAVariable() {
    LeakyNetwork network =
        RandomNetworks.of(Form.CURRENT, Activation.TANH, 0.2, new double[2][2], 3, 4);
    FixedPoint point = FixedPoint.at(network, new double[2], new double[2]);
    assertThat(point.speed()).isCloseTo(50 / Math.sqrt(2), within(1e-12));
    assertThat(point.q()).isCloseTo(12.5, within(1e-12));
  }

  @Test
  void theJacobiansOfAPublishedMapAreThePublishedOnes() {
    PeerData data = PeerData.load("fpf_flipflop_tanh_3bit_16_s1_p0.5");
    LeakyNetwork network = PeerNetworks.elman(data);
    for (int i = 0; i < 27; i++) {
      FixedPoint point = FixedPoint.at(network, new double[3], data.part("fp_x", i));
      double[] map = point.jacobian().orElseThrow().data.clone();
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

  @Test
  void aDirectionThatNeitherFallsNorGrowsIsNotUnstable() {
    FixedPoint point = FormulaSystem.flow(1, x -> new double[1]).at(1);
    assertThat(point.marginal()).isTrue();
    assertThat(point.unstableDimensions()).isZero();
    assertThat(point.unstableAsSimulated()).isZero();
    assertThat(point.stepDisagrees()).isFalse();
  }

  /**
   * A field of so much at the state is that of a fixed point as far away as it is over the slope.
   */
  @Test
  void aPointIsIsolatedIfItsFieldIsAMillionthOfTheSmallestEigenvalue() {
    FormulaSystem steep = FormulaSystem.flow(1, x -> new double[] {-4 * x[0]});
    assertThat(steep.at(3e-6 / 4).isolated()).isTrue();
    assertThat(steep.at(5e-6 / 4).isolated()).isFalse();
    FormulaSystem flat = FormulaSystem.flow(1, x -> new double[] {-0.25 * x[0]});
    assertThat(flat.at(0.2e-6 * 4).isolated()).isTrue();
    assertThat(flat.at(0.3e-6 * 4).isolated()).isFalse();
  }

  private static LeakyNetwork ofFactors(double[][] left, double[][] right) {
    int n = left.length;
    double[] zeros = new double[n];
    return RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[n][n], zeros)
        .withFactors(new LowRankFactors(new DMatrixRMaj(left), new DMatrixRMaj(right)));
  }

  /** With τ = 100 ms, an eigenvalue µ of the weights is one of 10 (µ − 1) in 1/s. */
  @Test
  void eigenvaluesOfANetworkOfLowRankAreOrderedAsThoseOfAnyOther() {
    LeakyNetwork inhibiting =
        ofFactors(new double[][] {{1}, {0}, {0}}, new double[][] {{-2}, {0}, {0}});
    Eigen real = FixedPoint.at(inhibiting, new double[3], new double[3]).eigen().orElseThrow();
    assertThat(real.real()).containsExactly(new double[] {-10, -10, -30}, within(1e-9));
    LeakyNetwork turning =
        ofFactors(
            new double[][] {{1, 0}, {0, 1}, {0, 0}, {0, 0}},
            new double[][] {{0, 2}, {-2, 0}, {0, 0}, {0, 0}});
    Eigen complex = FixedPoint.at(turning, new double[4], new double[4]).eigen().orElseThrow();
    assertThat(complex.real()).containsExactly(new double[] {-10, -10, -10, -10}, within(1e-9));
    assertThat(complex.imaginary()).containsExactly(new double[] {20, 0, 0, -20}, within(1e-9));
  }
}
