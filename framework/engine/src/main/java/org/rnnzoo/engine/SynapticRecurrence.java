package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * The products of a dense connectivity behind plastic synapses: units are driven by what synapses
 * pass on, which are the projections of a slot, and read out by their rates.
 */
final class SynapticRecurrence implements Recurrence {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  private final Connectivity.Dense connectivity;
  private final Geometry geometry;
  private final Offsets offsets;
  private final int units;

  /** The first column of the products of drives; the one of the projections lies in its panel. */
  private final int firstColumn;

  private final float[] matrix;

  /** {@code [W | W_in | b]}, {@code [units, units + inputs + 1]}. */
  private final float[] forward;

  /** {@code Wᵀ}. */
  private final float[] backward;

  /** {@code W_outᵀ}, {@code [units, outputs]}. */
  private final float[] readout;

  SynapticRecurrence(Connectivity.Dense connectivity, Geometry geometry, Offsets offsets) {
    this.connectivity = connectivity;
    this.geometry = geometry;
    this.offsets = offsets;
    this.units = geometry.units();
    this.firstColumn = units / LANES * LANES;
    this.matrix = new float[Math.multiplyExact(units, units)];
    this.forward = Packing.allocate(units, driveColumns());
    this.backward = Packing.allocate(units, units);
    this.readout = Packing.allocate(units, geometry.outputs());
  }

  private int driveColumns() {
    return units + geometry.inputs() + 1;
  }

  @Override
  public void pack(Weights weights) {
    int inputs = geometry.inputs();
    int outputs = geometry.outputs();
    int columns = driveColumns();
    float[] values = weights.values();
    connectivity.materialise(weights, matrix);
    Packing.place(1, matrix, 0, units, units, forward, 0, columns);
    Packing.place(1, values, offsets.input(), units, inputs, forward, units, columns);
    Packing.place(1, values, offsets.bias(), units, 1, forward, units + inputs, columns);
    Packing.placeTransposed(1, matrix, 0, units, units, backward, 0, units);
    Packing.placeTransposed(1, values, offsets.readout(), units, outputs, readout, 0, outputs);
  }

  @Override
  public void drive(Chunk chunk, int slot, float[] target, int targetAt) {
    int passedAt = geometry.driveAt(slot) + geometry.stateLength();
    KERNELS.multiply(forward, units, driveColumns(), chunk.drives, passedAt, target, targetAt);
  }

  /** By way of the scratch, because a product writes beyond its last row. */
  @Override
  public void settle(Chunk chunk, int slot) {
    float[] scratch = chunk.recurrenceScratch;
    int at = geometry.gradientAt(slot);
    Arrays.fill(scratch, 0f);
    KERNELS.multiply(backward, units, units, chunk.gradients, at, scratch, 0);
    int length = geometry.stateLength();
    System.arraycopy(scratch, 0, chunk.gradients, at + length, length);
  }

  /** {@code target += W_outᵀ dz}; what comes through the synapses is for the chunk to add. */
  @Override
  public void pull(Chunk chunk, int slot, float[] target, int targetAt) {
    int outputsAt = geometry.gradientAt(slot) + geometry.outputRow() * LANES;
    KERNELS.multiply(
        readout, units, geometry.outputs(), chunk.gradients, outputsAt, target, targetAt);
  }

  @Override
  public int scratchLength() {
    return Geometry.panels(units) * LANES;
  }

  @Override
  public int[] sumLengths() {
    int ofUnits = Math.multiplyExact(Geometry.panels(units), unitColumns());
    int ofOutputs = Math.multiplyExact(Geometry.panels(geometry.outputs()), columns());
    return new int[] {ofUnits, ofOutputs};
  }

  private int unitColumns() {
    return Geometry.columns(geometry.driveRows() - firstColumn);
  }

  private int columns() {
    return Geometry.columns(geometry.driveRows());
  }

  @Override
  public int block() {
    return Geometry.BLOCK;
  }

  @Override
  public void accumulate(Chunk chunk, int start, int end) {
    int panel = chunk.panel();
    int rows = geometry.gradientRows();
    int at = geometry.gradientAt(start);
    chunk.transpose(start, end, 0, chunk.transposed);
    KERNELS.outer(
        chunk.gradients,
        at,
        rows,
        units,
        end - start,
        chunk.transposed,
        firstColumn / LANES * panel,
        panel,
        chunk.sums[0],
        unitColumns());
    KERNELS.outer(
        chunk.gradients,
        at + geometry.outputRow() * LANES,
        rows,
        geometry.outputs(),
        end - start,
        chunk.transposed,
        0,
        panel,
        chunk.sums[1],
        columns());
  }

  @Override
  public void collect(float[][] sums, Weights weights, float[] gradient) {
    collectUnits(sums[0], gradient);
    collectOutputs(sums[1], gradient);
    connectivity.pullBack(weights, matrix, gradient);
  }

  private void collectUnits(float[] sum, float[] gradient) {
    int inputs = geometry.inputs();
    for (int i = 0; i < units; i++) {
      int row = i * unitColumns() + units - firstColumn;
      System.arraycopy(sum, row, matrix, i * units, units);
      System.arraycopy(sum, row + units, gradient, offsets.input() + i * inputs, inputs);
      gradient[offsets.bias() + i] = sum[row + units + inputs];
    }
  }

  private void collectOutputs(float[] sum, float[] gradient) {
    for (int o = 0; o < geometry.outputs(); o++) {
      int row = o * columns();
      System.arraycopy(sum, row, gradient, offsets.readout() + o * units, units);
      gradient[offsets.readoutBias() + o] = sum[row + geometry.driveRows() - 1];
    }
  }
}
