package org.rnnzoo.model.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise.Placement;
import org.rnnzoo.testkit.ModelContract;

class RateModelTest implements ModelContract<RateParameters> {

  @Override
  public Model<RateParameters> model() {
    return new RateModel();
  }

  /** Smooth units only: a finite difference across the corner of a ReLU is no derivative. */
  @Override
  public List<RateParameters> small() {
    FullConnectivity dense = FullConnectivity.ofGain(0.8).withZeroDiagonal(true);
    FullConnectivity sparse = new FullConnectivity(0.8, true, 0.3, 0.4, false);
    return List.of(
        small(Activation.TANH, true, dense),
        small(Activation.GELU, false, FullConnectivity.ofGain(0.8)),
        small(Activation.SOFTPLUS, true, sparse),
        small(Activation.SIGMOID, false, sparse));
  }

  private static RateParameters small(
      Activation activation, boolean on, FullConnectivity connectivity) {
    return new RateParameters(
        LeakyNetworkParameters.DEFAULT
            .withUnits(9)
            .withActivation(activation)
            .withNoise(0, Placement.OUTSIDE)
            .withOptions(
                o ->
                    o.withBias(on)
                        .withReadoutBias(on)
                        .withTrainInitialState(on)
                        .withNonNegativeInput(on)
                        .withNonNegativeReadout(!on)),
        connectivity);
  }

  @Override
  public RateParameters noisy() {
    return new RateParameters(
        LeakyNetworkParameters.DEFAULT.withUnits(9).withNoise(0.2, Placement.INSIDE),
        FullConnectivity.ofGain(0.8));
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
            LeakyNetworkParameters.DEFAULT.withUnits(200),
            FullConnectivity.ofGain(1.5).withZeroDiagonal(true));
    var network = model().create(wide, 2, 2, new Clock(20), RandomStream.root(1));
    var weights = network.weights().get("W");
    double square = weights.mul(weights).sumNumber().doubleValue() / 200;
    assertThat(Math.sqrt(square)).isBetween(1.45, 1.55);
    assertThat(weights.getDouble(17, 17)).isZero();
  }
}
