package org.rnnzoo.model.dale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.run.FreeWeights;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise.Placement;
import org.rnnzoo.testkit.ModelContract;

class DaleModelTest implements ModelContract<DaleParameters> {

  private static final int UNITS = 6;
  private static final int EXCITATORY = 5;
  private static final int INPUTS = 2;
  private static final int OUTPUTS = 3;

  @Override
  public Model<DaleParameters> model() {
    return new DaleModel();
  }

  /** Smooth units only: a finite difference across the corner of a ReLU is no derivative. */
  @Override
  public List<DaleParameters> small() {
    return List.of(
        parameters(Form.RATE, Activation.SOFTPLUS, 0, 1, SignRule.REFLECTIVE, true),
        parameters(Form.CURRENT, Activation.SOFTPLUS, 0, 1, SignRule.STICKY, true),
        parameters(Form.RATE, Activation.SIGMOID, 0, 0.6, SignRule.STICKY, false),
        parameters(Form.CURRENT, Activation.TANH, 0, 0.6, SignRule.REFLECTIVE, false));
  }

  @Override
  public DaleParameters noisy() {
    return parameters(Form.RATE, Activation.RELU, 0.15, 1, SignRule.REFLECTIVE, true);
  }

  private static DaleParameters parameters(
      Form form,
      Activation activation,
      double noise,
      double density,
      SignRule rule,
      boolean nonNegative) {
    return new DaleParameters(
        LeakyNetworkParameters.DEFAULT
            .withUnits(UNITS)
            .withActivation(activation)
            .withInputScale(1.5)
            .withNoise(noise, Placement.INSIDE)
            .withOptions(
                o -> o.withNonNegativeInput(nonNegative).withNonNegativeReadout(nonNegative)),
        form,
        0.2,
        new InitialWeights(1.2, 1, density),
        rule);
  }

  private Network network(DaleParameters p) {
    return model().create(p, INPUTS, OUTPUTS, new Clock(20), RandomStream.root(5));
  }

  @ParameterizedTest
  @EnumSource(SignRule.class)
  void signsAndMissingConnectionsLastThroughUpdates(SignRule rule) {
    Network network = network(parameters(Form.RATE, Activation.RELU, 0, 0.6, rule, true));
    var mask = network.weights().get("mask");
    for (int step = 0; step < 20; step++) {
      push(network, step);
      network.project();
      var w = network.weights().get("W");
      for (int i = 0; i < UNITS; i++) {
        for (int j = 0; j < UNITS; j++) {
          double signed = (j < EXCITATORY ? 1 : -1) * w.getDouble(i, j);
          if (i == j || mask.getDouble(i, j) == 0) {
            assertThat(signed).as("absent connection").isZero();
          } else {
            assertThat(signed).as("weight from %d onto %d", j, i).isNotNegative();
          }
        }
      }
      assertThat(network.weights().get("W_in").minNumber().doubleValue()).isNotNegative();
      var readout = network.weights().get("W_out");
      assertThat(readout.minNumber().doubleValue()).isNotNegative();
      for (int o = 0; o < OUTPUTS; o++) {
        assertThat(readout.getDouble(o, EXCITATORY)).as("readout of inhibition").isZero();
        assertThat(readout.getDouble(o, UNITS - 1)).as("readout of inhibition").isZero();
      }
    }
  }

  @Test
  void aWeightOfTheWrongSignStaysAtZeroOrIsReflected() {
    assertThat(afterTurningAllSigns(SignRule.STICKY)).containsOnly(0);
    Network network = network(parameters(Form.RATE, Activation.RELU, 0, 1, SignRule.STICKY, true));
    float[] fresh = network.weights().get("W").dup().data().asFloat();
    assertThat(afterTurningAllSigns(SignRule.REFLECTIVE)).containsExactly(fresh);
    for (int i = 0; i < fresh.length; i++) {
      boolean ontoItself = i % (UNITS + 1) == 0;
      assertThat(fresh[i] == 0).as("weight %d is 0", i).isEqualTo(ontoItself);
    }
  }

  private float[] afterTurningAllSigns(SignRule rule) {
    Network network = network(parameters(Form.RATE, Activation.RELU, 0, 1, rule, true));
    network.weights().set("W", network.weights().get("W").neg());
    network.project();
    return network.weights().get("W").add(0f).data().asFloat();
  }

  /** An update about as large as the weights, in any direction. */
  private static void push(Network network, int step) {
    RandomGenerator random = RandomStream.root(step).generator();
    float[] values = network.weights().values();
    for (String name : List.of("W", "W_in", "W_out")) {
      var tensor = network.weights().tensor(name);
      for (int i = 0; i < tensor.length(); i++) {
        values[tensor.offset() + i] += (float) (0.5 * random.nextGaussian());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theInitialSpectralRadiusIsExact(Form form) {
    DaleParameters p = parameters(form, Activation.RELU, 0, 0.5, SignRule.STICKY, true);
    LeakyNetwork dynamics = (LeakyNetwork) network(p).dynamics();
    assertThat(Eigen.of(dynamics.recurrent()).spectralRadius()).isCloseTo(1.2, within(1e-5));
  }

  @Test
  void excitationAndInhibitionOfAUnitCancelAtFirst() {
    var w = network(model().defaults()).weights().get("W");
    double sum = w.sumNumber().doubleValue();
    double size = Transforms.abs(w).sumNumber().doubleValue();
    assertThat(Math.abs(sum) / size).isLessThan(0.02);
  }

  /** Neither units onto themselves nor the readout of inhibitory units are parameters. */
  @ParameterizedTest
  @EnumSource(SignRule.class)
  void whatDalesLawForbidsIsNoParameter(SignRule rule) {
    Network network = network(parameters(Form.RATE, Activation.RELU, 0, 1, rule, true));
    int recurrent = UNITS * (UNITS - 1);
    int periphery = UNITS * INPUTS + UNITS + OUTPUTS * EXCITATORY + OUTPUTS;
    assertThat(FreeWeights.count(network)).isEqualTo(recurrent + periphery);
  }

  @Test
  void missingConnectionsAreNoParameters() {
    Network network =
        network(parameters(Form.RATE, Activation.RELU, 0, 0.6, SignRule.STICKY, true));
    var mask = network.weights().get("mask");
    int missing = UNITS * UNITS - mask.sumNumber().intValue();
    Network full = network(parameters(Form.RATE, Activation.RELU, 0, 1, SignRule.STICKY, true));
    assertThat(missing).isPositive();
    assertThat(FreeWeights.count(network)).isEqualTo(FreeWeights.count(full) - missing);
  }

  @Test
  void withoutAnExcitatoryUnitThereIsNoNetwork() {
    DaleParameters p = model().defaults();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DaleParameters(
                    p.network().withUnits(1),
                    Form.RATE,
                    0.9,
                    new InitialWeights(1, 1, 1),
                    SignRule.STICKY))
        .withMessageContaining("None of the 1 units excites");
  }
}
