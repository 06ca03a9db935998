package org.rnnzoo.engine;

import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.Activation;

/** Long short-term memory in float64; the state is h and then c. */
final class LstmDynamics extends GatedDynamics {

  LstmDynamics(Weights weights, Dimensions dimensions, double dt) {
    super(weights, dimensions, dt, 2);
  }

  private double candidate(int unit, double[] x, double[] u) {
    int row = 2 * units + unit;
    return Math.tanh(inside(row, x) + outside(row, u));
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    for (int k = 0; k < units; k++) {
      double i = gate(k, x, u);
      double f = gate(units + k, x, u);
      double g = candidate(k, x, u);
      double o = gate(3 * units + k, x, u);
      double c = f * x[units + k] + i * g;
      result[k] = o * Math.tanh(c) - x[k];
      result[units + k] = c - x[units + k];
    }
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    int square = units * units;
    int width = 2 * units;
    for (int k = 0; k < units; k++) {
      double i = gate(k, x, u);
      double f = gate(units + k, x, u);
      double g = candidate(k, x, u);
      double o = gate(3 * units + k, x, u);
      double s = Math.tanh(f * x[units + k] + i * g);
      double byCell = o * (1 - s * s);
      double byInput = g * i * (1 - i);
      double byForget = x[units + k] * f * (1 - f);
      double byCandidate = i * (1 - g * g);
      double byOutput = s * o * (1 - o);
      int row = k * units;
      int hRow = k * width;
      int cRow = (units + k) * width;
      for (int j = 0; j < units; j++) {
        double cell =
            byInput * matrix[row + j]
                + byForget * matrix[square + row + j]
                + byCandidate * matrix[2 * square + row + j];
        result[cRow + j] = cell;
        result[cRow + units + j] = 0;
        result[hRow + j] = byCell * cell + byOutput * matrix[3 * square + row + j];
        result[hRow + units + j] = 0;
      }
      result[cRow + units + k] = f - 1;
      result[hRow + units + k] = byCell * f;
      result[hRow + k] -= 1;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>On the surface of every box with {@code |h| = 1} and {@code |c|} large enough, F points
   * inwards, because {@code |h|} is below 1 after every step and f is then below a bound below 1.
   */
  @Override
  public boolean bounded() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code |h| < 1}; and as {@code c = f c + i g} in a state that stands still, {@code |c| ≤ i
   * |g|/(1 − f)} with the largest values that i, g and f can take while {@code |h| ≤ 1}.
   */
  @Override
  public Box reachable(double[] u) {
    Box box = Box.of(2 * units, -1, 1);
    for (int k = 0; k < units; k++) {
      double i = Activation.SIGMOID.value(largestDrive(k, u, 1));
      double f = Activation.SIGMOID.value(largestDrive(units + k, u, 1));
      int row = 2 * units + k;
      double g = Math.tanh(Math.max(largestDrive(row, u, 1), largestDrive(row, u, -1)));
      double bound = f < 1 ? i * g / (1 - f) : Double.POSITIVE_INFINITY;
      box.lower()[units + k] = -bound;
      box.upper()[units + k] = bound;
    }
    return box;
  }

  /** The largest drive of a row, or of its opposite for sign −1, while {@code |h| ≤ 1}. */
  private double largestDrive(int row, double[] u, int sign) {
    double sum = sign * outside(row, u);
    for (int j = 0; j < units; j++) {
      sum += Math.abs(matrix[row * units + j]);
    }
    return sum;
  }
}
