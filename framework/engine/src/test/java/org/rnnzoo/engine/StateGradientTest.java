package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/** Gradients of states, as a caller gives them, of networks outside the leaky family. */
class StateGradientTest {

  private static final Dimensions SIZES = new Dimensions(2, 21, 3);
  private static final int TRIALS = 40;
  private static final int TIME = 9;
  private static final double PENALTY = 0.5;
  private static final Clock CLOCK = new Clock(20);

  /** A penalty on rates, written as a loss on states, has the gradient of the penalty. */
  private static void assertPenalty(RecurrentPropagation propagation) {
    Trials trials = RandomTrials.of(SIZES, TRIALS, TIME, TIME);
    propagation.load(trials);
    propagation.differentiate(new Objective(Loss.SQUARED_ERROR, PENALTY), 5);
    float[] expected = propagation.gradient().clone();
    propagation.differentiate(new Objective(Loss.SQUARED_ERROR, 0), 5);
    for (int i = 0; i < expected.length; i++) {
      expected[i] -= propagation.gradient()[i];
    }
    propagation.differentiate(StateGradientTest::penalise, 5);
    assertThat(propagation.gradient()).containsExactly(expected, within(2e-6f));
    assertThat(propagation.gradient()).isNotEqualTo(new float[expected.length]);
  }

  private static double penalise(float[] states, float[] outputs, float[] dx, float[] dz) {
    double sum = 0;
    for (int i = 0; i < states.length; i++) {
      sum += PENALTY * states[i] * states[i] / states.length;
      dx[i] = (float) (2 * PENALTY * states[i] / states.length);
    }
    return sum;
  }

  private static final GatedNetworkParameters GATED =
      new GatedNetworkParameters(SIZES.units(), 0.1, true, true, true);

  @Test
  void ofAGru() {
    assertPenalty(GATED.gru(0, 2, 3, CLOCK, RandomStream.root(1)).propagation(TRIALS, TIME, 1));
  }

  @Test
  void ofAnLstm() {
    assertPenalty(GATED.lstm(1, 2, 3, CLOCK, RandomStream.root(1)).propagation(TRIALS, TIME, 1));
  }

  @Test
  void ofANetworkWithPlasticSynapses() {
    Noise noise = new Noise(Noise.Placement.OUTSIDE, 0.1);
    Cell cell = new Cell(Form.RATE, Activation.RELU, 100, 0.2, noise);
    SynapticNetwork network =
        new SynapticNetwork(
            GradientTest.network(cell, SIZES), List.of(ShortTermPlasticity.DEPRESSING));
    assertPenalty(network.propagation(TRIALS, TIME, 1));
  }
}
