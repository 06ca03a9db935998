package org.rnnzoo.trainer.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.WeightLaw;
import org.rnnzoo.testkit.TestTraining;

class ForceTrainerTest {

  private static final Clock CLOCK = new Clock(10);
  private static final ForceParameters EVERY_STEP = new ForceParameters(1, 1, 1);

  /** Random connections and the outputs fed back: {@code W = J + F W_out}. */
  private record Loop(Connectivity.Dense inner) implements Connectivity.Dense {

    @Override
    public void declare(Weights.Layout layout, int units) {
      inner.declare(layout, units);
      layout.frozen("F", units, 1);
    }

    @Override
    public void initialise(Weights weights, RandomStream random) {
      inner.initialise(weights, random);
      WeightLaw.uniform(1).fill(weights, "F", random.named("F").generator());
    }

    @Override
    public void materialise(Weights weights, float[] matrix) {
      inner.materialise(weights, matrix);
      int n = weights.tensor("F").shape().get(0);
      int f = weights.tensor("F").offset();
      int w = weights.tensor("W_out").offset();
      for (int k = 0; k < n * n; k++) {
        matrix[k] += weights.values()[f + k / n] * weights.values()[w + k % n];
      }
    }

    @Override
    public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
      throw new UnsupportedOperationException("FORCE needs no gradient.");
    }
  }

  private static Network chaotic(Form form, int units, long seed) {
    return LeakyNetworkParameters.DEFAULT
        .withUnits(units)
        .network(
            form, new Loop(FullConnectivity.ofGain(1.5)), 1, 1, CLOCK, RandomStream.root(seed));
  }

  private static TrialSource<PatternTask.Parameters> pattern(double ms) {
    return new TrialSource<>(
        new PatternTask(), new PatternTask.Parameters(ms), CLOCK, RandomStream.root(1));
  }

  /** The root of the mean square of the error, in units of that of the pattern. */
  private static double error(Network network, double ms) {
    Trials trials = pattern(ms).trials(0, 1);
    double squares = 0;
    for (float target : trials.targetValues()) {
      squares += target * target / trials.time();
    }
    try (Propagation propagation = network.propagation(1, trials.time(), 1)) {
      propagation.load(trials);
      return Math.sqrt(propagation.forward(new Objective(Loss.SQUARED_ERROR, 0)) / squares);
    }
  }

  /** The readout is fixed now, and what is fed back is the network's own output alone. */
  @ParameterizedTest
  @CsvSource({"CURRENT, 11", "CURRENT, 12", "RATE, 11"})
  void aChaoticNetworkMakesFourPeriodsOfAPatternByItself(Form form, long seed) {
    Network network = chaotic(form, 200, seed);
    assertThat(error(network, 4800)).isGreaterThan(0.8);
    new ForceTrainer().train(network, pattern(4800), EVERY_STEP, TestTraining.steps(20, 20));
    assertThat(error(network, 4800)).isLessThan(0.1);
  }

  /** All else is as in the first case above; without feedback it says what the loop is for. */
  @Test
  void withoutTheLoopLeastSquaresAloneDoNotTameTheChaos() {
    Network network = chaotic(Form.CURRENT, 200, 11);
    Weights.Tensor feedback = network.weights().tensor("F");
    Arrays.fill(
        network.weights().values(), feedback.offset(), feedback.offset() + feedback.length(), 0);
    new ForceTrainer().train(network, pattern(4800), EVERY_STEP, TestTraining.steps(20, 20));
    assertThat(error(network, 4800)).isGreaterThan(0.2);
  }

  @Test
  void trainingResumesBitForBit() {
    Network whole = chaotic(Form.CURRENT, 30, 3);
    new ForceTrainer().train(whole, pattern(600), EVERY_STEP, TestTraining.steps(9, 4));
    Network parts = chaotic(Form.CURRENT, 30, 3);
    TestTraining first = TestTraining.steps(9, 4).interruptedAt(5);
    new ForceTrainer().train(parts, pattern(600), EVERY_STEP, first);
    new ForceTrainer().train(parts, pattern(600), EVERY_STEP, first.resumedUntil(9));
    assertThat(parts.weights().values()).containsExactly(whole.weights().values());
  }

  @Test
  void aNetworkWithoutFeedbackIsRefusedInWords() {
    Network open =
        LeakyNetworkParameters.DEFAULT
            .withUnits(10)
            .network(Form.RATE, FullConnectivity.ofGain(1.5), 1, 1, CLOCK, RandomStream.root(1));
    assertThatThrownBy(
            () ->
                new ForceTrainer().train(open, pattern(600), EVERY_STEP, TestTraining.steps(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no feedback")
        .hasMessageContaining("feedback=1")
        .hasMessageContaining("'recursive-least-squares'");
  }
}
