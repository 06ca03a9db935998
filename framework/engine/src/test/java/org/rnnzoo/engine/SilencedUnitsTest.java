package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/** What a silenced unit sends is lost, now and after more training. */
class SilencedUnitsTest {

  private static final Dimensions SIZES = new Dimensions(2, 7, 3);
  private static final Objective OBJECTIVE = new Objective(Loss.SQUARED_ERROR, 0);
  private static final Clock CLOCK = new Clock(20);
  private static final int SILENT = 4;

  static Stream<Network> networks() {
    GatedNetworkParameters gated = new GatedNetworkParameters(7, 0, true, true, true);
    return Stream.of(
        gated.gru(0, 2, 3, CLOCK, RandomStream.root(1)),
        gated.lstm(1, 2, 3, CLOCK, RandomStream.root(1)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theySendNothing(Network network) {
    network.silence(List.of(SILENT));
    assertNothingIsSent(network);
  }

  @Test
  void plasticSynapsesCannotRouseThem() {
    Cell cell = new Cell(Form.RATE, Activation.SIGMOID, 100, 0.2, Noise.NONE);
    WeightLaw law = WeightLaw.normal(0.5);
    RecurrentNetwork leaky =
        new RecurrentNetwork(
            cell,
            FullConnectivity.ofGain(1),
            Periphery.trained(law, law),
            SIZES,
            RandomStream.root(1));
    Network network = new SynapticNetwork(leaky, List.of(ShortTermPlasticity.DEPRESSING));
    network.silence(List.of(SILENT));
    assertNothingIsSent(network);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theyStaySilentInTraining(Network network) {
    Trials trials = RandomTrials.of(SIZES, 40, 8, 8);
    float[] values = network.weights().values();
    try (Propagation propagation = network.propagation(40, 8, 1)) {
      propagation.load(trials);
      double whole = propagation.forward(OBJECTIVE);
      network.silence(List.of(SILENT));
      assertThat(propagation.forward(OBJECTIVE)).isNotEqualTo(whole);
      for (int step = 0; step < 3; step++) {
        propagation.differentiate(OBJECTIVE, step);
        for (int i = 0; i < values.length; i++) {
          values[i] -= 0.3f * propagation.gradient()[i];
        }
        network.project();
      }
    }
    assertNothingIsSent(network);
  }

  /** Only the unit itself may move otherwise when its state is another. */
  private static void assertNothingIsSent(Network network) {
    DynamicalSystem system = network.dynamics();
    int dimension = system.dimension();
    double[] x = RandomStream.root(9).generator().doubles(dimension).toArray();
    double[] u = {0.3, -0.8};
    double[][] velocity = new double[2][dimension];
    double[][] output = new double[2][SIZES.outputs()];
    system.field(x, u, velocity[0]);
    system.output(x, output[0]);
    x[SILENT] += 0.5;
    system.field(x, u, velocity[1]);
    system.output(x, output[1]);
    assertThat(output[1]).containsExactly(output[0]);
    for (int i = 0; i < dimension; i++) {
      if (i % SIZES.units() != SILENT) {
        assertThat(velocity[1][i]).as("field %d", i).isEqualTo(velocity[0][i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aUnitThatIsNotThereCannotBeSilenced(Network network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.silence(List.of(1, 7)))
        .withMessage("There is no unit 7; units are 0 to 6.");
  }
}
