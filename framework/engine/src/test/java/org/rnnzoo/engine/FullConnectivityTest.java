package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Form;

class FullConnectivityTest {

  private static final int UNITS = 60;

  private static RecurrentNetwork network(FullConnectivity connectivity) {
    return LeakyNetworkParameters.DEFAULT
        .withUnits(UNITS)
        .network(Form.RATE, connectivity, 3, 2, new Clock(20), RandomStream.root(7));
  }

  @Test
  void theInitialSpectralRadiusIsAboutTheGainOrExactlyTheGain() {
    assertThat(radius(network(FullConnectivity.ofGain(1.5)))).isBetween(1.2, 1.8);
    assertThat(radius(network(new FullConnectivity(1.5, true, 0, 1, false))))
        .isCloseTo(1.5, within(1e-5));
    assertThat(radius(network(new FullConnectivity(1.5, true, 0, 0.2, true))))
        .isCloseTo(1.5, within(1e-5));
  }

  @Test
  void sparseConnectionsAreStrongerToKeepTheGain() {
    assertThat(radius(network(new FullConnectivity(1.5, false, 0, 0.2, false))))
        .isBetween(1.2, 1.9);
  }

  private static double radius(RecurrentNetwork network) {
    return SpectralRadius.of(
        network.weights().values(), network.weights().tensor("W").offset(), UNITS);
  }

  @Test
  void theSelfWeightIsAddedToTheDiagonalAlone() {
    INDArray plain = network(FullConnectivity.ofGain(0.1)).weights().get("W");
    INDArray shifted = network(new FullConnectivity(0.1, false, 0.9, 1, false)).weights().get("W");
    for (int i = 0; i < UNITS; i++) {
      for (int j = 0; j < UNITS; j++) {
        double expected = plain.getDouble(i, j) + (i == j ? 0.9 : 0);
        assertThat(shifted.getDouble(i, j)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void aSelfWeightOnAZeroDiagonalIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FullConnectivity(1, false, 0.9, 1, true))
        .withMessageContaining("selfWeight")
        .withMessageContaining("zeroDiagonal");
  }

  @Test
  void aboutTheGivenShareOfTheConnectionsExists() {
    INDArray w = network(new FullConnectivity(1, false, 0, 0.3, true)).weights().get("W");
    double share = w.neq(0).castTo(w.dataType()).sumNumber().doubleValue() / (UNITS * UNITS);
    assertThat(share).isBetween(0.26, 0.34);
  }

  @Test
  void absentConnectionsStayAwayThroughTraining() {
    RecurrentNetwork network = network(new FullConnectivity(1, false, 0, 0.3, true));
    INDArray before = network.weights().get("W");
    INDArray mask = network.weights().get("mask");
    train(network);
    INDArray after = network.weights().get("W");
    for (int i = 0; i < UNITS; i++) {
      for (int j = 0; j < UNITS; j++) {
        if (i == j || mask.getDouble(i, j) == 0) {
          assertThat(after.getDouble(i, j)).isZero();
        } else {
          assertThat(after.getDouble(i, j)).isNotEqualTo(before.getDouble(i, j));
        }
      }
    }
    assertThat(network.weights().get("mask")).isEqualTo(mask);
  }

  @Test
  void anAbsentConnectionThatIsGivenAWeightHasNoEffectAndLosesIt() {
    RecurrentNetwork network = network(new FullConnectivity(1, false, 0, 0.3, true));
    double[] before = network.dynamics().recurrent().data;
    network
        .weights()
        .set(
            "W",
            network
                .weights()
                .get("W")
                .add(
                    network
                        .weights()
                        .get("mask")
                        .eq(0)
                        .castTo(network.weights().get("W").dataType())));
    assertThat(network.dynamics().recurrent().data).containsExactly(before);
    network.project();
    assertThat(network.weights().get("W").castTo(DataType.DOUBLE).data().asDouble())
        .containsExactly(before);
  }

  @Test
  void nonNegativeWeightsStayNonNegativeThroughTraining() {
    RecurrentNetwork network =
        LeakyNetworkParameters.DEFAULT
            .withUnits(UNITS)
            .withNoise(0, Noise.Placement.OUTSIDE)
            .withOptions(o -> o.withNonNegativeInput(true).withNonNegativeReadout(true))
            .network(
                Form.CURRENT,
                FullConnectivity.ofGain(1),
                3,
                2,
                new Clock(20),
                RandomStream.root(7));
    assertThat(network.weights().get("W_in").minNumber().doubleValue()).isPositive();
    assertThat(network.weights().get("W_out").minNumber().doubleValue()).isPositive();
    train(network);
    assertThat(network.weights().get("W_in").minNumber().doubleValue()).isZero();
    assertThat(network.weights().get("W_out").minNumber().doubleValue()).isZero();
    assertThat(network.weights().get("W").minNumber().doubleValue()).isNegative();
  }

  private static void train(RecurrentNetwork network) {
    Trials trials = RandomTrials.of(new Dimensions(3, UNITS, 2), 10, 8, 8);
    Adam adam = new Adam(network.weights().values().length);
    try (RecurrentPropagation propagation = network.propagation(10, 8, 1)) {
      propagation.load(trials);
      for (int step = 0; step < 20; step++) {
        propagation.differentiate(new Objective(Loss.SQUARED_ERROR, 0), step);
        adam.step(network.weights().values(), propagation.gradient(), 0.02, 0.9, 0.999, 1e-8);
        network.project();
      }
    }
  }
}
