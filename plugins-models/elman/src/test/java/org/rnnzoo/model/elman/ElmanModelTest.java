package org.rnnzoo.model.elman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.testkit.ModelContract;

class ElmanModelTest implements ModelContract<ElmanParameters> {

  @Override
  public Model<ElmanParameters> model() {
    return new ElmanModel();
  }

  /** Smooth units only: a finite difference across the corner of a ReLU is no derivative. */
  @Override
  public List<ElmanParameters> small() {
    return List.of(small(Activation.TANH, true), small(Activation.SIGMOID, false));
  }

  private static ElmanParameters small(Activation activation, boolean on) {
    return new ElmanParameters(
        9,
        activation,
        0,
        new TrainedOffsets(on, on, on),
        new FullConnectivity(0.8, false, 0, on ? 0.5 : 1, on));
  }

  @Override
  public ElmanParameters noisy() {
    return new ElmanParameters(
        9, Activation.TANH, 0.2, TrainedOffsets.BIASES, FullConnectivity.ofGain(0.8));
  }

  @Test
  void theSamplingPeriodMakesNoDifferenceToAStep() {
    DynamicalSystem brief = dynamics(new Clock(1));
    DynamicalSystem lengthy = dynamics(new Clock(500));
    double[] x = RandomStream.root(2).generator().doubles(64).toArray();
    double[] u = {0.5, -1};
    double[] one = new double[64];
    double[] other = new double[64];
    brief.field(x, u, one);
    lengthy.field(x, u, other);
    assertThat(one).containsExactly(other);
    assertThat(brief.alpha()).isEqualTo(1);
    assertThat(lengthy.alpha()).isEqualTo(1);
  }

  private DynamicalSystem dynamics(Clock clock) {
    return model().create(model().defaults(), 2, 1, clock, RandomStream.root(1)).dynamics();
  }
}
