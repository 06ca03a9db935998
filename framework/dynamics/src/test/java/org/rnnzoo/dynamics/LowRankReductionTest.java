package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LowRankReductionTest {

  private static final double[] INPUT = {0.3, -0.7};

  private static LeakyNetwork network(Form form, Activation activation, int units, int rank) {
    SplittableRandom random = new SplittableRandom(3);
    return RandomNetworks.of(form, activation, units, random)
        .withFactors(
            new LowRankFactors(
                RandomNetworks.matrix(units, rank, random),
                RandomNetworks.matrix(units, rank, random)));
  }

  /** The field of κ is rightᵀ φ(left κ + drive) − κ. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void whatTheLiftedStateSendsIsTheFieldAndTheProjections(Form form) {
    LeakyNetwork network = network(form, Activation.TANH, 6, 2);
    LowRankReduction reduction = new LowRankReduction(network, INPUT);
    double[] kappa = {0.4, -1.2};
    double[] field = new double[2];
    reduction.field(kappa, new double[0], field);
    assertThat(reduction.lower(reduction.lift(kappa)))
        .containsExactly(new double[] {kappa[0] + field[0], kappa[1] + field[1]}, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void ratesAndOutputsAreThoseOfTheLiftedState(Form form) {
    LeakyNetwork network = network(form, Activation.TANH, 6, 2);
    LowRankReduction reduction = new LowRankReduction(network, INPUT);
    double[] kappa = {0.4, -1.2};
    double[] state = reduction.lift(kappa);
    assertThat(reduction.units()).isEqualTo(6);
    assertThat(reduction.outputs()).isEqualTo(1);
    assertThat(reduction.inputs()).isZero();
    assertThat(reduction.alpha()).isEqualTo(0.2);
    double[] rates = new double[6];
    double[] expected = new double[6];
    reduction.rates(kappa, rates);
    network.rates(state, expected);
    assertThat(rates).containsExactly(expected, within(1e-12));
    double[] output = new double[1];
    double[] expectedOutput = new double[1];
    reduction.output(kappa, output);
    network.output(state, expectedOutput);
    assertThat(output[0]).isNotZero().isCloseTo(expectedOutput[0], within(1e-12));
    assertThat(reduction.initialState())
        .containsExactly(reduction.lower(network.initialState()), within(0.0));
  }

  @Test
  void itIsBoundedAndSmoothIfTheActivationIs() {
    LowRankReduction smooth =
        new LowRankReduction(network(Form.RATE, Activation.TANH, 6, 2), INPUT);
    LowRankReduction kinked =
        new LowRankReduction(network(Form.RATE, Activation.RELU, 6, 2), INPUT);
    assertThat(smooth.bounded()).isTrue();
    assertThat(kinked.bounded()).isFalse();
    double[] kappa = {0.4, -1.2};
    assertThat(smooth.differentiable(kappa, INPUT)).isTrue();
    assertThat(kinked.differentiable(kappa, INPUT)).isTrue();
    LeakyNetwork rectified =
        RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, new double[4][4], new double[4]);
    LowRankReduction onKink =
        new LowRankReduction(
            rectified.withFactors(
                new LowRankFactors(
                    new DMatrixRMaj(new double[][] {{1}, {0}, {0}, {0}}),
                    new DMatrixRMaj(new double[][] {{1}, {0}, {0}, {0}}))),
            new double[4]);
    assertThat(onKink.differentiable(new double[] {1}, new double[0])).isFalse();
  }

  @Test
  void aRankOfHalfTheUnitsIsReduced() {
    assertThat(LowRankReduction.factorsOf(network(Form.RATE, Activation.TANH, 4, 2))).isPresent();
    assertThat(LowRankReduction.factorsOf(network(Form.RATE, Activation.TANH, 5, 3))).isEmpty();
  }
}
