package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/** Networks trained elsewhere behave here as they did there. */
class PeerReplayTest {

  private static final int TRIALS = 16;
  private static final int STEPS = 120;
  private static final int UNITS = 64;

  @ParameterizedTest
  @EnumSource(Form.class)
  void aTrainedFlipFlopIsReplayed(Form form) {
    PeerData data = PeerData.load("own_flipflop_2bit_tanh_s0_scale");
    String name = form.name().toLowerCase(Locale.ROOT) + "_";
    RecurrentNetwork network = network(form, data, name);
    try (RecurrentPropagation propagation = network.propagation(TRIALS, STEPS, 1)) {
      propagation.load(data.floats(name + "u"), TRIALS, STEPS);
      propagation.differentiate(
          (states, outputs, dx, dz) -> compare(data, name, states, outputs), 0);
    }
  }

  /** There, moment t + 1 is what is here the state after step t. */
  private static double compare(PeerData data, String name, float[] states, float[] outputs) {
    double[] x = data.values(name + "x");
    double[] o = data.values(name + "o");
    double worst = 0;
    for (int k = 0; k < TRIALS; k++) {
      for (int t = 0; t < STEPS - 1; t++) {
        int here = k * STEPS + t;
        for (int i = 0; i < UNITS; i++) {
          worst = Math.max(worst, Math.abs(states[here * UNITS + i] - x[(here + 1) * UNITS + i]));
        }
        for (int i = 0; i < 2; i++) {
          worst = Math.max(worst, Math.abs(outputs[here * 2 + i] - o[(here + 1) * 2 + i]));
        }
      }
    }
    assertThat(worst).as("largest difference").isLessThan(1e-5);
    return 0;
  }

  private static RecurrentNetwork network(Form form, PeerData data, String name) {
    RecurrentNetwork network =
        new RecurrentNetwork(
            new Cell(form, Activation.TANH, 100, 0.2, Noise.NONE),
            FullConnectivity.ofGain(0),
            Periphery.trained(WeightLaw.constant(0), WeightLaw.constant(0)),
            new Dimensions(2, UNITS, 2),
            RandomStream.root(0));
    network.weights().set("W", Nd4j.createFromArray(data.floats(name + "W")).reshape(UNITS, UNITS));
    network.weights().set("W_in", Nd4j.createFromArray(data.floats(name + "Wi")).reshape(UNITS, 2));
    network
        .weights()
        .set("W_out", Nd4j.createFromArray(data.floats(name + "Wo")).reshape(2, UNITS));
    network.weights().set("b", Nd4j.createFromArray(data.floats(name + "b")));
    return network;
  }
}
