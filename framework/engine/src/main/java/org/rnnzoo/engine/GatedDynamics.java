package org.rnnzoo.engine;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.Activation;

/**
 * A network of units with gates in float64: a map {@code x ← G(x, u)}, so that {@code F = G − x}.
 *
 * <p>The sampling period is its time constant.
 */
abstract class GatedDynamics implements DynamicalSystem {

  final int units;
  private final int inputs;
  private final int outputs;
  private final double dt;

  /** {@code [gates, units, units]}. */
  final double[] matrix;

  private final double[] input;
  private final double[] bias;
  private final double[] readout;
  private final double[] readoutBias;
  private final double[] initial;

  GatedDynamics(Weights weights, Dimensions dimensions, double dt, int variables) {
    this.units = dimensions.units();
    this.inputs = dimensions.inputs();
    this.outputs = dimensions.outputs();
    this.dt = dt;
    this.matrix = copy(weights, "W");
    this.input = copy(weights, "W_in");
    this.bias = copy(weights, "b");
    this.readout = copy(weights, "W_out");
    this.readoutBias = copy(weights, "b_out");
    boolean starts = weights.tensors().stream().anyMatch(t -> t.name().equals("x0"));
    this.initial = starts ? copy(weights, "x0") : new double[variables * units];
  }

  static double[] copy(Weights weights, String name) {
    Weights.Tensor tensor = weights.tensor(name);
    double[] values = new double[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.values()[tensor.offset() + i];
    }
    return values;
  }

  /** What the inputs and the bias add to the drive of a row. */
  final double outside(int row, double[] u) {
    double sum = bias[row];
    for (int j = 0; j < inputs; j++) {
      sum += input[row * inputs + j] * u[j];
    }
    return sum;
  }

  /** What the units, the first of the state variables, add to the drive of a row. */
  final double inside(int row, double[] h) {
    return dot(matrix, row * units, h);
  }

  /** The sigmoid of the whole drive of a row. */
  final double gate(int row, double[] h, double[] u) {
    return Activation.SIGMOID.value(inside(row, h) + outside(row, u));
  }

  private double dot(double[] values, int at, double[] h) {
    double sum = 0;
    for (int j = 0; j < units; j++) {
      sum += values[at + j] * h[j];
    }
    return sum;
  }

  @Override
  public final int dimension() {
    return initial.length;
  }

  @Override
  public final int inputs() {
    return inputs;
  }

  @Override
  public final int outputs() {
    return outputs;
  }

  @Override
  public final int units() {
    return units;
  }

  @Override
  public final double timeConstant() {
    return dt;
  }

  @Override
  public final double alpha() {
    return 1;
  }

  @Override
  public final double[] initialState() {
    return initial.clone();
  }

  @Override
  public final void rates(double[] x, double[] result) {
    System.arraycopy(x, 0, result, 0, units);
  }

  @Override
  public final void output(double[] x, double[] result) {
    for (int o = 0; o < outputs; o++) {
      result[o] = readoutBias[o] + dot(readout, o * units, x);
    }
  }
}
