package org.rnnzoo.model.stsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise.Placement;
import org.rnnzoo.engine.ShortTermPlasticity;
import org.rnnzoo.testkit.ModelContract;

class StspModelTest implements ModelContract<StspParameters> {

  /** So fast that a trial of a few steps shows what it does. */
  private static final ShortTermPlasticity FAST = new ShortTermPlasticity(300, 40, 0.3);

  @Override
  public Model<StspParameters> model() {
    return new StspModel();
  }

  /** Smooth units only: a finite difference across the corner of a ReLU is no derivative. */
  @Override
  public List<StspParameters> small() {
    return List.of(small(Activation.SOFTPLUS, true, FAST), small(Activation.SIGMOID, false, FAST));
  }

  private static StspParameters small(
      Activation activation, boolean on, ShortTermPlasticity facilitating) {
    return new StspParameters(
        LeakyNetworkParameters.DEFAULT
            .withUnits(9)
            .withActivation(activation)
            .withNoise(0, Placement.OUTSIDE)
            .withOptions(o -> o.withBias(on).withReadoutBias(on).withTrainInitialState(on)),
        FullConnectivity.ofGain(2).withZeroDiagonal(on),
        facilitating,
        new ShortTermPlasticity(50, 500, 0.6));
  }

  @Override
  public StspParameters noisy() {
    return new StspParameters(
        LeakyNetworkParameters.DEFAULT
            .withUnits(40)
            .withActivation(Activation.RELU)
            .withNoise(0.2, Placement.INSIDE),
        FullConnectivity.ofGain(2),
        ShortTermPlasticity.FACILITATING,
        ShortTermPlasticity.DEPRESSING);
  }

  @Test
  void atAConstantRateSynapsesSettleWhereTheEquationsSay() {
    DynamicalSystem system = dynamics(model().defaults());
    int units = system.units();
    double rate = 20;
    double[] state = system.initialState();
    double[] velocity = new double[3 * units];
    for (int step = 0; step < 2000; step++) {
      Arrays.fill(state, 0, units, rate);
      system.field(state, new double[2], velocity);
      for (int k = units; k < 3 * units; k++) {
        state[k] += system.alpha() * velocity[k];
      }
    }
    assertSettled(ShortTermPlasticity.FACILITATING, rate, state[units], state[2 * units]);
    assertSettled(ShortTermPlasticity.DEPRESSING, rate, state[units + 1], state[2 * units + 1]);
    assertThat(state[units]).as("u of a facilitating unit").isGreaterThan(0.8);
    assertThat(state[2 * units + 1]).as("x of a depressing unit").isLessThan(0.1);
  }

  private static void assertSettled(ShortTermPlasticity kind, double rate, double u, double x) {
    double release = kind.release();
    double tauU = kind.tauU() / 1000;
    double tauX = kind.tauX() / 1000;
    double wantedU = release * (1 + tauU * rate) / (1 + release * tauU * rate);
    assertThat(u).isCloseTo(wantedU, within(1e-9));
    assertThat(x).isCloseTo(1 / (1 + wantedU * tauX * rate), within(1e-9));
  }

  private DynamicalSystem dynamics(StspParameters parameters) {
    return model().create(parameters, 2, 1, new Clock(20), RandomStream.root(1)).dynamics();
  }

  @Test
  void ratesBelowZeroAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small(Activation.TANH, true, FAST))
        .withMessageContaining("The activation is tanh")
        .withMessageContaining("relu, softplus or sigmoid");
  }

  @Test
  void aStepLongerThanATimeConstantOfTheSynapsesIsRefused() {
    StspParameters fast = small(Activation.RELU, true, new ShortTermPlasticity(10, 200, 0.15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dynamics(fast))
        .withMessageContaining("dt = 20.0 ms is longer than the time constant tauU = 10.0 ms");
  }
}
