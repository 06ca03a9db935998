package org.rnnzoo.model.current;

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

class CurrentModelTest implements ModelContract<CurrentParameters> {

  @Override
  public Model<CurrentParameters> model() {
    return new CurrentModel();
  }

  /** Smooth units only: a finite difference across the corner of a ReLU is no derivative. */
  @Override
  public List<CurrentParameters> small() {
    FullConnectivity dense = FullConnectivity.ofGain(0.8).withZeroDiagonal(true);
    FullConnectivity sparse = new FullConnectivity(0.8, true, 0.3, 0.4, false);
    return List.of(
        small(Activation.TANH, true, dense),
        small(Activation.GELU, false, FullConnectivity.ofGain(0.8)),
        small(Activation.SOFTPLUS, true, sparse),
        small(Activation.SIGMOID, false, sparse));
  }

  private static CurrentParameters small(
      Activation activation, boolean on, FullConnectivity connectivity) {
    return new CurrentParameters(
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
  public CurrentParameters noisy() {
    return new CurrentParameters(
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
}
