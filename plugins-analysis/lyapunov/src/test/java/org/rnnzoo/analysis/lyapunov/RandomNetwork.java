package org.rnnzoo.analysis.lyapunov;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/** Networks with {@code W ~ N(0, g²/N)} (Sompolinsky, Crisanti &amp; Sommers 1988). */
final class RandomNetwork {

  private static final double TIME_CONSTANT = 100;

  private RandomNetwork() {}

  /** A tanh network with a step of a tenth of τ, one input and no biases. */
  static LeakyNetwork of(Form form, int units, double gain, RandomStream stream) {
    RandomGenerator random = stream.generator();
    return of(form, Activation.TANH, 0.1, normal(units, units, gain / Math.sqrt(units), random));
  }

  /** A network with a given recurrent matrix, one input and no biases. */
  static LeakyNetwork of(Form form, Activation activation, double alpha, DMatrixRMaj recurrent) {
    int units = recurrent.numRows;
    return new LeakyNetwork(
        form,
        activation,
        TIME_CONSTANT,
        alpha,
        recurrent,
        normal(units, 1, 1, RandomStream.root(2).named("input").generator()),
        new double[units],
        new DMatrixRMaj(1, units),
        new double[1],
        new double[units]);
  }

  /** A network like that of {@link #of(Form, int, double, RandomStream)} that hears no input. */
  static LeakyNetwork deaf(Form form, int units, double gain, RandomStream stream) {
    LeakyNetwork network = of(form, units, gain, stream);
    network.input().zero();
    return network;
  }

  private static DMatrixRMaj normal(int rows, int columns, double size, RandomGenerator random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = size * random.nextGaussian();
    }
    return matrix;
  }

  /** A state of independent standard normal numbers. */
  static double[] state(int units, RandomStream stream) {
    return normal(1, units, 1, stream.generator()).data;
  }
}
