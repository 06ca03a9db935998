package org.rnnzoo.dynamics;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * The leaky recurrent network of the field, in its rate or current {@link Form form}.
 *
 * <p>It is at once a trained network of hundreds of units and a latent circuit of two. The matrices
 * act on column vectors, target first; they must not be changed.
 *
 * @param form which variable is the state
 * @param activation φ
 * @param timeConstant τ in ms
 * @param alpha dt/τ, in (0, 1]
 * @param recurrent W, {@code [units, units]}
 * @param input W_in, {@code [units, inputs]}
 * @param bias b, {@code [units]}
 * @param readout W_out, {@code [outputs, units]}
 * @param readoutBias b_out, {@code [outputs]}
 * @param initial the state at the start of a trial, {@code [units]}
 * @param factors the factors of W if it was made of low rank; W is their product
 */
public record LeakyNetwork(
    Form form,
    Activation activation,
    double timeConstant,
    double alpha,
    DMatrixRMaj recurrent,
    DMatrixRMaj input,
    double[] bias,
    DMatrixRMaj readout,
    double[] readoutBias,
    double[] initial,
    Optional<LowRankFactors> factors)
    implements DynamicalSystem {

  public LeakyNetwork {
    int n = recurrent.numRows;
    if (recurrent.numCols != n
        || input.numRows != n
        || bias.length != n
        || readout.numCols != n
        || readoutBias.length != readout.numRows
        || initial.length != n) {
      throw new IllegalArgumentException(
          "The matrices of a network of " + n + " units do not fit together.");
    }
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "The step alpha = dt/tau is " + alpha + "; it must be above 0 and at most 1.");
    }
  }

  /** A network whose recurrent matrix is not known to be of low rank. */
  public LeakyNetwork(
      Form form,
      Activation activation,
      double timeConstant,
      double alpha,
      DMatrixRMaj recurrent,
      DMatrixRMaj input,
      double[] bias,
      DMatrixRMaj readout,
      double[] readoutBias,
      double[] initial) {
    this(
        form,
        activation,
        timeConstant,
        alpha,
        recurrent,
        input,
        bias,
        readout,
        readoutBias,
        initial,
        Optional.empty());
  }

  /** The same network with another recurrent matrix. */
  public LeakyNetwork withRecurrent(DMatrixRMaj other) {
    return new LeakyNetwork(
        form, activation, timeConstant, alpha, other, input, bias, readout, readoutBias, initial);
  }

  /** The same network with a recurrent matrix of low rank, the product of factors. */
  public LeakyNetwork withFactors(LowRankFactors other) {
    return new LeakyNetwork(
        form,
        activation,
        timeConstant,
        alpha,
        other.product(),
        input,
        bias,
        readout,
        readoutBias,
        initial,
        Optional.of(other));
  }

  @Override
  public int dimension() {
    return recurrent.numRows;
  }

  @Override
  public int inputs() {
    return input.numCols;
  }

  @Override
  public int outputs() {
    return readout.numRows;
  }

  @Override
  public int units() {
    return recurrent.numRows;
  }

  @Override
  public double[] initialState() {
    return initial.clone();
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    int n = dimension();
    if (form == Form.RATE) {
      drive(x, u, result);
      for (int i = 0; i < n; i++) {
        result[i] = activation.value(result[i]) - x[i];
      }
    } else {
      double[] r = new double[n];
      rates(x, r);
      drive(r, u, result);
      for (int i = 0; i < n; i++) {
        result[i] -= x[i];
      }
    }
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    int n = dimension();
    double[] slope = slopes(x, u);
    double[] weights = recurrent.data;
    for (int i = 0; i < n; i++) {
      int row = i * n;
      if (form == Form.RATE) {
        for (int j = 0; j < n; j++) {
          result[row + j] = slope[i] * weights[row + j];
        }
      } else {
        for (int j = 0; j < n; j++) {
          result[row + j] = slope[j] * weights[row + j];
        }
      }
      result[row + i] -= 1;
    }
  }

  /** The slope φ′ of each unit in a state, {@code [units]}. */
  double[] slopes(double[] x, double[] u) {
    double[] slopes = x.clone();
    if (form == Form.RATE) {
      drive(x, u, slopes);
    }
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = activation.slope(slopes[i]);
    }
    return slopes;
  }

  @Override
  public void rates(double[] x, double[] result) {
    for (int i = 0; i < x.length; i++) {
      result[i] = form == Form.RATE ? x[i] : activation.value(x[i]);
    }
  }

  @Override
  public void output(double[] x, double[] result) {
    double[] r = new double[dimension()];
    rates(x, r);
    for (int o = 0; o < result.length; o++) {
      result[o] = readoutBias[o] + rowTimes(readout, o, r);
    }
  }

  @Override
  public boolean bounded() {
    return activation.bounded();
  }

  /**
   * {@inheritDoc}
   *
   * <p>In the rate form that is the range of φ, in the current form what rates within that range
   * can drive a unit to.
   */
  @Override
  public Box reachable(double[] u) {
    if (form == Form.RATE) {
      return Box.of(dimension(), activation.lowest(), activation.highest());
    }
    return drives(recurrent, drive(u), activation);
  }

  /** Between what values {@code matrix·r + offset} lies if all rates r are in the range of φ. */
  static Box drives(DMatrixRMaj matrix, double[] offset, Activation activation) {
    double[] lower = offset.clone();
    double[] upper = offset.clone();
    for (int i = 0; i < offset.length; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        double weight = matrix.get(i, j);
        if (weight != 0) {
          double atLowest = weight * activation.lowest();
          double atHighest = weight * activation.highest();
          lower[i] += Math.min(atLowest, atHighest);
          upper[i] += Math.max(atLowest, atHighest);
        }
      }
    }
    return new Box(lower, upper);
  }

  @Override
  public boolean differentiable(double[] x, double[] u) {
    if (form == Form.CURRENT) {
      return activation.differentiableAt(x);
    }
    double[] drive = new double[dimension()];
    drive(x, u, drive);
    return activation.differentiableAt(drive);
  }

  /** The drive from outside, {@code W_in u + b}, {@code [units]}. */
  public double[] drive(double[] u) {
    double[] drive = new double[dimension()];
    for (int i = 0; i < drive.length; i++) {
      drive[i] = bias[i] + rowTimes(input, i, u);
    }
    return drive;
  }

  /** {@code W r + W_in u + b}. */
  private void drive(double[] r, double[] u, double[] result) {
    double[] sent = r;
    DMatrixRMaj received = recurrent;
    if (factors.isPresent()) {
      sent = factors.get().project(r);
      received = factors.get().left();
    }
    for (int i = 0; i < result.length; i++) {
      result[i] = bias[i] + rowTimes(input, i, u) + rowTimes(received, i, sent);
    }
  }

  /** Four sums at a time, as one alone would wait for each addition to finish. */
  private static double rowTimes(DMatrixRMaj matrix, int row, double[] vector) {
    int n = matrix.numCols;
    int start = row * n;
    double[] values = matrix.data;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j < n - 3; j += 4) {
      a += values[start + j] * vector[j];
      b += values[start + j + 1] * vector[j + 1];
      c += values[start + j + 2] * vector[j + 2];
      d += values[start + j + 3] * vector[j + 3];
    }
    for (; j < n; j++) {
      a += values[start + j] * vector[j];
    }
    return (a + b) + (c + d);
  }
}
