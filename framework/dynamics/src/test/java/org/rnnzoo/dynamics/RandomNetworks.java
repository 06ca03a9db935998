package org.rnnzoo.dynamics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Networks with normally distributed weights. */
final class RandomNetworks {

  private static final double TAU = 100;
  private static final double ALPHA = 0.2;

  private RandomNetworks() {}

  /** A network with two inputs and one output. */
  static LeakyNetwork of(Form form, Activation activation, int n, RandomGenerator random) {
    return new LeakyNetwork(
        form,
        activation,
        TAU,
        ALPHA,
        matrix(n, n, random),
        matrix(n, 2, random),
        vector(n, random),
        matrix(1, n, random),
        vector(1, random),
        vector(n, random));
  }

  /**
   * A network of the given recurrent weights and biases, whose inputs act on each unit by itself.
   */
  static LeakyNetwork of(
      Form form, Activation activation, double alpha, double[][] recurrent, double... bias) {
    int n = bias.length;
    return new LeakyNetwork(
        form,
        activation,
        TAU,
        alpha,
        new DMatrixRMaj(recurrent),
        CommonOps_DDRM.identity(n),
        bias,
        new DMatrixRMaj(1, n),
        new double[1],
        new double[n]);
  }

  /** The same recurrent weights in another form, whose input is the whole drive of each unit. */
  static LeakyNetwork driven(LeakyNetwork network, Form form) {
    int n = network.dimension();
    return new LeakyNetwork(
        form,
        network.activation(),
        network.timeConstant(),
        network.alpha(),
        network.recurrent(),
        CommonOps_DDRM.identity(n),
        new double[n],
        network.readout(),
        network.readoutBias(),
        new double[n]);
  }

  /** One of some values, each equally likely. */
  static <T> T any(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  static double[] vector(int n, RandomGenerator random) {
    double[] vector = new double[n];
    Arrays.setAll(vector, i -> random.nextGaussian());
    return vector;
  }

  static DMatrixRMaj matrix(int rows, int columns, RandomGenerator random) {
    return DMatrixRMaj.wrap(rows, columns, vector(rows * columns, random));
  }
}
