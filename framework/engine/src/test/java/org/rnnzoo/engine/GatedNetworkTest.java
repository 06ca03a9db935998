package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;

class GatedNetworkTest {

  private static final int UNITS = 5;
  private static final int INPUTS = 2;
  private static final int OUTPUTS = 3;
  private static final GatedNetworkParameters SMALL =
      new GatedNetworkParameters(UNITS, 0, true, true, true);
  private static final float[] INPUT = {0.7f, -1.3f};

  private final RandomGenerator random = RandomStream.root(6).generator();

  private GatedNetwork randomised(GatedNetwork network) {
    float[] values = network.weights().values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return network;
  }

  private static GatedNetwork gru(GatedNetworkParameters parameters) {
    return parameters.gru(0, INPUTS, OUTPUTS, new Clock(20), RandomStream.root(1));
  }

  private static GatedNetwork lstm(GatedNetworkParameters parameters, double forgetBias) {
    return parameters.lstm(forgetBias, INPUTS, OUTPUTS, new Clock(20), RandomStream.root(1));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The tensors of a network as nested arrays, written down for the equations of a step. */
  private record Tensors(Weights weights) {
    double at(String name, int index) {
      return weights.values()[weights.tensor(name).offset() + index];
    }

    double byUnits(int row) {
      double sum = 0;
      for (int j = 0; j < UNITS; j++) {
        sum += at("W", row * UNITS + j) * at("x0", j);
      }
      return sum;
    }

    double byInputs(int row) {
      return at("W_in", row * 2) * INPUT[0] + at("W_in", row * 2 + 1) * INPUT[1] + at("b", row);
    }

    double drive(int row) {
      return byUnits(row) + byInputs(row);
    }
  }

  private static void assertStep(GatedNetwork network, double[] expected) {
    try (RecurrentPropagation propagation = network.propagation(1, 1, 1)) {
      propagation.load(INPUT, 1, 1);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0));
      Tensors tensors = new Tensors(network.weights());
      for (int k = 0; k < UNITS; k++) {
        assertThat(propagation.states().getDouble(0, 0, k)).isCloseTo(expected[k], within(1e-5));
      }
      for (int o = 0; o < OUTPUTS; o++) {
        double z = tensors.at("b_out", o);
        for (int k = 0; k < UNITS; k++) {
          z += tensors.at("W_out", o * UNITS + k) * expected[k];
        }
        assertThat((double) propagation.outputValues()[o]).isCloseTo(z, within(1e-5));
      }
    }
  }

  @Test
  void aStepOfAGruIsThatOfTheEquations() {
    GatedNetwork network = randomised(gru(SMALL));
    Tensors w = new Tensors(network.weights());
    double[] expected = new double[UNITS];
    for (int k = 0; k < UNITS; k++) {
      double r = sigmoid(w.drive(k));
      double z = sigmoid(w.drive(UNITS + k));
      double byUnits = w.byUnits(2 * UNITS + k) + w.at("b_n", k);
      double n = Math.tanh(w.byInputs(2 * UNITS + k) + r * byUnits);
      expected[k] = (1 - z) * n + z * w.at("x0", k);
    }
    assertStep(network, expected);
  }

  @Test
  void aStepOfAnLstmIsThatOfTheEquations() {
    GatedNetwork network = randomised(lstm(SMALL, 1));
    Tensors w = new Tensors(network.weights());
    double[] expected = new double[UNITS];
    for (int k = 0; k < UNITS; k++) {
      double i = sigmoid(w.drive(k));
      double f = sigmoid(w.drive(UNITS + k));
      double g = Math.tanh(w.drive(2 * UNITS + k));
      double o = sigmoid(w.drive(3 * UNITS + k));
      expected[k] = o * Math.tanh(f * w.at("x0", UNITS + k) + i * g);
    }
    assertStep(network, expected);
  }

  @Test
  void weightsStartUniformAndForgetGatesOpen() {
    GatedNetworkParameters parameters = new GatedNetworkParameters(100, 0, true, true, false);
    GatedNetwork network = lstm(parameters, 1);
    Weights weights = network.weights();
    for (String name : List.of("W", "W_in", "W_out", "b_out")) {
      assertThat(weights.get(name).maxNumber().doubleValue()).as(name).isBetween(0.0, 0.1);
      assertThat(weights.get(name).minNumber().doubleValue()).as(name).isBetween(-0.1, 0.0);
    }
    double variance = weights.get("W").mul(weights.get("W")).meanNumber().doubleValue();
    assertThat(variance).isCloseTo(0.01 / 3, within(1e-4));
    for (int unit = 0; unit < 100; unit++) {
      assertThat(weights.get("b").getDouble(100 + unit)).isEqualTo(1);
      assertThat(weights.get("b").getDouble(unit)).isBetween(-0.1, 0.1);
    }
  }

  /** With weights of 0, a step halves what was there. */
  @Test
  void noiseIsAddedToTheUnitsAsItIs() {
    int trials = 640;
    GatedNetwork network = gru(new GatedNetworkParameters(50, 0.3, true, true, false));
    Arrays.fill(network.weights().values(), 0);
    try (RecurrentPropagation propagation = network.propagation(trials, 2, 1)) {
      propagation.load(new float[trials * 2 * INPUTS], trials, 2);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0), 3);
      float[] states = propagation.states().data().asFloat();
      double first = 0;
      double second = 0;
      for (int i = 0; i < states.length; i++) {
        double square = (double) states[i] * states[i] / (50 * trials);
        first += i / 50 % 2 == 0 ? square : 0;
        second += i / 50 % 2 == 0 ? 0 : square;
      }
      assertThat(Math.sqrt(first)).isCloseTo(0.3, within(0.005));
      assertThat(Math.sqrt(second)).isCloseTo(0.3 * Math.sqrt(1.25), within(0.005));
    }
  }

  // ---- A GRU that was trained elsewhere

  private static GatedNetwork peer(PeerData data) {
    GatedNetworkParameters parameters = new GatedNetworkParameters(16, 0, true, true, true);
    GatedNetwork network = parameters.gru(0, 3, 3, new Clock(20), RandomStream.root(1));
    float[] byInputs = data.floats("rnn_bias_ih_l0");
    float[] byUnits = data.floats("rnn_bias_hh_l0");
    float[] b = byInputs.clone();
    for (int i = 0; i < 32; i++) {
      b[i] += byUnits[i];
    }
    set(network, "W", data.floats("rnn_weight_hh_l0"));
    set(network, "W_in", data.floats("rnn_weight_ih_l0"));
    set(network, "b", b);
    set(network, "b_n", Arrays.copyOfRange(byUnits, 32, 48));
    set(network, "W_out", data.floats("readout_weight"));
    set(network, "b_out", data.floats("readout_bias"));
    set(network, "x0", data.floats("initial_hiddens_1xd"));
    return network;
  }

  private static void set(GatedNetwork network, String name, float[] values) {
    long[] shape =
        network.weights().tensor(name).shape().stream().mapToLong(Integer::longValue).toArray();
    network.weights().set(name, Nd4j.createFromArray(values).reshape(shape));
  }

  @Test
  void aGruTrainedInPyTorchIsReplayed() {
    PeerData data = PeerData.load("fpf_flipflop_gru_3bit_16_s0_p0.5");
    GatedNetwork network = peer(data);
    try (RecurrentPropagation propagation = network.propagation(8, 64, 1)) {
      propagation.load(data.floats("test_inputs"), 8, 64);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0));
      float[] states = propagation.states().data().asFloat();
      assertThat(states).containsExactly(data.floats("test_hidden"), within(1e-5f));
      assertThat(propagation.outputValues())
          .containsExactly(data.floats("test_outputs"), within(1e-5f));
    }
  }

  @Test
  void theJacobianOfAGruIsThatOfPyTorch() {
    PeerData data = PeerData.load("fpf_flipflop_gru_3bit_16_s0_p0.5");
    GatedNetwork network = peer(data);
    double[] points = data.values("fp_x");
    double[] expected = data.values("fp_J");
    double[] jacobian = new double[256];
    for (int point = 0; point < points.length / 16; point++) {
      double[] h = Arrays.copyOfRange(points, point * 16, point * 16 + 16);
      network.dynamics().jacobian(h, new double[3], jacobian);
      for (int k = 0; k < 256; k++) {
        double ofMap = jacobian[k] + (k % 17 == 0 ? 1 : 0);
        assertThat(ofMap).isCloseTo(expected[point * 256 + k], within(1e-5));
      }
    }
  }
}
