package org.rnnzoo.engine;

import org.rnnzoo.api.model.Weights;
import org.rnnzoo.engine.kernel.Kernels;

/** The products of a dense connectivity: one matrix forwards, one backwards, one for gradients. */
final class DenseRecurrence extends MatrixRecurrence {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  private final Connectivity.Dense connectivity;
  private final Offsets offsets;
  private final float scale;
  private final float[] matrix;
  private final float[] forward;
  private final float[] backward;

  /** For slots of a geometry without projections; {@code scale} is what W, W_in and b get. */
  DenseRecurrence(
      Connectivity.Dense connectivity, Geometry geometry, Offsets offsets, float scale) {
    super(geometry);
    this.connectivity = connectivity;
    this.offsets = offsets;
    this.scale = scale;
    this.matrix = new float[Math.multiplyExact(geometry.units(), geometry.units())];
    this.forward = Packing.allocate(geometry.units(), geometry.driveRows());
    this.backward = Packing.allocate(geometry.units(), geometry.gradientRows());
  }

  @Override
  public void pack(Weights weights) {
    int units = geometry.units();
    int inputs = geometry.inputs();
    int columns = geometry.driveRows();
    float[] values = weights.values();
    connectivity.materialise(weights, matrix);
    Packing.place(scale, matrix, 0, units, units, forward, 0, columns);
    Packing.place(scale, values, offsets.input(), units, inputs, forward, units, columns);
    Packing.place(scale, values, offsets.bias(), units, 1, forward, units + inputs, columns);
    int rows = geometry.gradientRows();
    Packing.placeTransposed(scale, matrix, 0, units, units, backward, 0, rows);
    Packing.placeTransposed(
        1, values, offsets.readout(), units, geometry.outputs(), backward, units, rows);
  }

  @Override
  public void drive(Chunk chunk, int slot, float[] target, int targetAt) {
    KERNELS.multiply(
        forward,
        geometry.units(),
        geometry.driveRows(),
        chunk.drives,
        geometry.driveAt(slot),
        target,
        targetAt);
  }

  @Override
  public void pull(Chunk chunk, int slot, float[] target, int targetAt) {
    KERNELS.multiply(
        backward,
        geometry.units(),
        geometry.gradientRows(),
        chunk.gradients,
        geometry.gradientAt(slot),
        target,
        targetAt);
  }

  @Override
  public int scratchLength() {
    return 0;
  }

  @Override
  public void collect(float[][] sums, Weights weights, float[] gradient) {
    int units = geometry.units();
    int inputs = geometry.inputs();
    int columns = product.stride();
    float[] sum = product.matrix(sums[0]);
    for (int i = 0; i < units; i++) {
      int row = i * columns;
      for (int j = 0; j < units; j++) {
        matrix[i * units + j] = scale * sum[row + j];
      }
      for (int j = 0; j < inputs; j++) {
        gradient[offsets.input() + i * inputs + j] = scale * sum[row + units + j];
      }
      gradient[offsets.bias() + i] = scale * sum[row + units + inputs];
    }
    for (int o = 0; o < geometry.outputs(); o++) {
      int row = (units + o) * columns;
      System.arraycopy(sum, row, gradient, offsets.readout() + o * units, units);
      gradient[offsets.readoutBias() + o] = sum[row + units + inputs];
    }
    connectivity.pullBack(weights, matrix, gradient);
  }
}
