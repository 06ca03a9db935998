package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/** The reference itself, against gradients made by others with automatic differentiation. */
class Float64NetworkTest {

  @ParameterizedTest
  @CsvSource({"RATE, TANH", "RATE, RELU", "CURRENT, TANH", "CURRENT, RELU"})
  void publishedGradientsAreReproduced(Form form, Activation activation) {
    UnitCheck check = new UnitCheck(form, activation);
    Float64Network network = check.reference();
    double[] noise = new double[check.trials * check.steps * check.units];
    int[] lengths = new int[check.trials];
    Arrays.fill(lengths, check.steps);
    network.forward(check.inputs, lengths, check.steps, noise);
    assertClose(network.states(), check.states);
    network.backward(check.stateGradient, noise, new double[check.trials * check.steps]);
    assertClose(network.dW, check.dW);
    assertClose(network.dIn, check.dIn);
    assertClose(network.dB, check.dB);
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-10));
    }
  }
}
