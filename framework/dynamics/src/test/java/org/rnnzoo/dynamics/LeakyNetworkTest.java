package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LeakyNetworkTest {

  @RepeatedTest(200)
  void theJacobianIsTheDerivativeOfTheField(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    Form form = RandomNetworks.any(Form.values(), random);
    Activation activation = RandomNetworks.any(Activation.values(), random);
    LeakyNetwork network = RandomNetworks.of(form, activation, 5, random);
    double[] x = RandomNetworks.vector(5, random);
    double[] u = RandomNetworks.vector(2, random);
    while (activation == Activation.RELU && !clearOfThreshold(network, x, u)) {
      x = RandomNetworks.vector(5, random);
    }
    double[] jacobian = new double[25];
    network.jacobian(x, u, jacobian);
    for (int j = 0; j < 5; j++) {
      double[] above = fieldBeside(network, x, u, j, 1e-6);
      double[] below = fieldBeside(network, x, u, j, -1e-6);
      for (int i = 0; i < 5; i++) {
        assertThat(jacobian[5 * i + j]).isCloseTo((above[i] - below[i]) / 2e-6, within(1e-8));
      }
    }
  }

  private static double[] fieldBeside(
      LeakyNetwork network, double[] x, double[] u, int variable, double step) {
    double[] beside = x.clone();
    beside[variable] += step;
    double[] field = new double[x.length];
    network.field(beside, u, field);
    return field;
  }

  /** ReLU has no derivative at its threshold. */
  private static boolean clearOfThreshold(LeakyNetwork network, double[] x, double[] u) {
    double[] argument = network.form() == Form.CURRENT ? x : current(network, x, u);
    for (double value : argument) {
      if (Math.abs(value) < 1e-4) {
        return false;
      }
    }
    return true;
  }

  /** {@code v = W r + W_in u + b}. */
  private static double[] current(LeakyNetwork network, double[] r, double[] u) {
    double[] v = network.drive(u);
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        v[i] += network.recurrent().get(i, j) * r[j];
      }
    }
    return v;
  }

  /** Miller &amp; Fumarola 2012, in discrete time. */
  @RepeatedTest(40)
  void theCurrentsOfTheRateFormFollowTheCurrentForm(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    Activation activation = RandomNetworks.any(Activation.values(), random);
    LeakyNetwork rate = RandomNetworks.of(Form.RATE, activation, 6, random);
    LeakyNetwork current = RandomNetworks.driven(rate, Form.CURRENT);
    double alpha = rate.alpha();
    double[] r = rate.initialState();
    double[] u = RandomNetworks.vector(2, random);
    double[] h = current(rate, r, u);
    double[] field = new double[6];
    for (int step = 0; step < 50; step++) {
      double[] next = RandomNetworks.vector(2, random);
      double[] drive = rate.drive(u);
      double[] nextDrive = rate.drive(next);
      for (int i = 0; i < 6; i++) {
        drive[i] += (nextDrive[i] - drive[i]) / alpha;
      }
      current.field(h, drive, field);
      for (int i = 0; i < 6; i++) {
        h[i] += alpha * field[i];
      }
      rate.field(r, u, field);
      for (int i = 0; i < 6; i++) {
        r[i] += alpha * field[i];
      }
      u = next;
      double[] expected = current(rate, r, u);
      double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertThat(h).containsExactly(expected, within(1e-12 * Math.max(1, size)));
    }
  }

  @Test
  void aStepLargerThanTheTimeConstantIsRefusedInWords() {
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, Activation.TANH, 3, new SplittableRandom(1));
    assertThatThrownBy(
            () ->
                new LeakyNetwork(
                    network.form(),
                    network.activation(),
                    100,
                    1.5,
                    network.recurrent(),
                    network.input(),
                    network.bias(),
                    network.readout(),
                    network.readoutBias(),
                    network.initial()))
        .hasMessage("The step alpha = dt/tau is 1.5; it must be above 0 and at most 1.");
  }
}
