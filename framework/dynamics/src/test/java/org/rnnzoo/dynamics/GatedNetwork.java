package org.rnnzoo.dynamics;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/** The GRU of the 3-bit flip-flop as a map with zero input, {@code F = h' − h}. */
final class GatedNetwork implements DynamicalSystem {

  private final int n;
  private final DMatrixRMaj weights;
  private final double[] inputBias;
  private final double[] bias;

  GatedNetwork(PeerData data) {
    weights = data.matrix("rnn_weight_hh_l0");
    n = weights.numCols;
    inputBias = data.values("rnn_bias_ih_l0");
    bias = data.values("rnn_bias_hh_l0");
  }

  @Override
  public int dimension() {
    return n;
  }

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public int units() {
    return n;
  }

  @Override
  public double timeConstant() {
    return 1;
  }

  @Override
  public double alpha() {
    return 1;
  }

  @Override
  public double[] initialState() {
    return new double[n];
  }

  @Override
  public boolean bounded() {
    return true;
  }

  @Override
  public Box reachable(double[] u) {
    return Box.of(n, -1, 1);
  }

  @Override
  public void rates(double[] x, double[] result) {
    System.arraycopy(x, 0, result, 0, n);
  }

  @Override
  public void output(double[] x, double[] result) {
    result[0] = x[0];
  }

  /** {@code U h + b} of gate 0 (reset), 1 (update) or 2 (candidate). */
  private double recurrent(int gate, int i, double[] h) {
    double sum = bias[gate * n + i];
    for (int j = 0; j < n; j++) {
      sum += weights.get(gate * n + i, j) * h[j];
    }
    return sum;
  }

  private static double logistic(double x) {
    return Activation.SIGMOID.value(x);
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    double[] h = Arrays.copyOf(x, n);
    for (int i = 0; i < n; i++) {
      double reset = logistic(recurrent(0, i, h) + inputBias[i]);
      double update = logistic(recurrent(1, i, h) + inputBias[n + i]);
      double candidate = Math.tanh(inputBias[2 * n + i] + reset * recurrent(2, i, h));
      result[i] = (1 - update) * (candidate - h[i]);
    }
  }

  @Override
  public void jacobian(double[] h, double[] u, double[] result) {
    for (int i = 0; i < n; i++) {
      double reset = logistic(recurrent(0, i, h) + inputBias[i]);
      double update = logistic(recurrent(1, i, h) + inputBias[n + i]);
      double inner = recurrent(2, i, h);
      double candidate = Math.tanh(inputBias[2 * n + i] + reset * inner);
      double slope = (1 - update) * (1 - candidate * candidate);
      for (int j = 0; j < n; j++) {
        double viaReset = inner * reset * (1 - reset) * weights.get(i, j);
        double viaCandidate = slope * (viaReset + reset * weights.get(2 * n + i, j));
        double viaUpdate = -update * (1 - update) * weights.get(n + i, j) * (candidate - h[i]);
        result[i * n + j] = viaCandidate + viaUpdate - (i == j ? 1 - update : 0);
      }
    }
  }
}
