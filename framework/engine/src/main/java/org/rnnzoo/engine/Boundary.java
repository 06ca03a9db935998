package org.rnnzoo.engine;

/** The weights at both ends of a run, as they were when it started: initial state and readout. */
final class Boundary {

  private final Offsets offsets;

  /** W_out, {@code [outputs, units]}. */
  final float[] readout;

  /** b_out, {@code [outputs]}. */
  final float[] bias;

  /** The state before the first step, {@code [variables, units]}. */
  final float[] initial;

  Boundary(Offsets offsets, Geometry geometry) {
    this.offsets = offsets;
    this.readout = new float[geometry.outputs() * geometry.units()];
    this.bias = new float[geometry.outputs()];
    this.initial = new float[geometry.startLength()];
  }

  /** Takes up the weights of this moment. */
  void take(float[] values) {
    System.arraycopy(values, offsets.readout(), readout, 0, readout.length);
    System.arraycopy(values, offsets.readoutBias(), bias, 0, bias.length);
    if (offsets.initial() >= 0) {
      System.arraycopy(values, offsets.initial(), initial, 0, initial.length);
    }
  }
}
