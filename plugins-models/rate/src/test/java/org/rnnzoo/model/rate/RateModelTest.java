package org.rnnzoo.model.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.Noise.Placement;
import org.rnnzoo.testkit.ModelContract;

class RateModelTest implements ModelContract<RateParameters> {

  @Override
  public Model<RateParameters> model() {
    return new RateModel();
  }

  @Override
  public List<RateParameters> small() {
    return List.of(
        small(Activation.TANH, true),
        small(Activation.RELU, false),
        small(Activation.SOFTPLUS, true),
        small(Activation.SIGMOID, false));
  }

  private static RateParameters small(Activation activation, boolean on) {
    return new RateParameters(9, 100, activation, 0.8, 1, 0, Placement.OUTSIDE, on, on, on, on);
  }

  @Override
  public RateParameters noisy() {
    return new RateParameters(
        9, 100, Activation.TANH, 0.8, 1, 0.2, Placement.INSIDE, true, true, false, false);
  }

  @Test
  void aStepLongerThanTheTimeConstantIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> model().create(model().defaults(), 1, 1, new Clock(150), RandomStream.root(1)))
        .withMessageContaining("dt = 150.0 ms is longer than the time constant tau = 100.0 ms");
  }

  @Test
  void theGainIsAboutTheSizeOfTheInitialWeights() {
    RateParameters wide =
        new RateParameters(
            200, 100, Activation.TANH, 1.5, 1, 0, Placement.OUTSIDE, true, true, true, false);
    var network = model().create(wide, 2, 2, new Clock(20), RandomStream.root(1));
    var weights = network.weights().get("W");
    double square = weights.mul(weights).sumNumber().doubleValue() / 200;
    assertThat(Math.sqrt(square)).isBetween(1.45, 1.55);
    assertThat(weights.getDouble(17, 17)).isZero();
  }
}
