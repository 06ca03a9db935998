package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * The products of a connectivity of low rank: rates are first projected on the right factor, and
 * the units are driven by the projections. No product is larger than units times rank.
 */
final class FactoredRecurrence implements Recurrence {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  private final Connectivity.Factored connectivity;
  private final Geometry geometry;
  private final Offsets offsets;
  private final float scale;
  private final int units;
  private final int rank;
  private final float[] left;
  private final float[] right;

  /** {@code rightᵀ}, {@code [rank, units]}. */
  private final float[] projection;

  /** {@code s [left | W_in | b]}, {@code [units, rank + inputs + 1]}. */
  private final float[] forward;

  /** {@code s leftᵀ}, {@code [rank, units]}. */
  private final float[] backProjection;

  /** {@code [right | W_outᵀ]}, {@code [units, rank + outputs]}. */
  private final float[] backward;

  /** For slots of a geometry; {@code scale} is what W, W_in and b get. */
  FactoredRecurrence(
      Connectivity.Factored connectivity, Geometry geometry, Offsets offsets, float scale) {
    this.connectivity = connectivity;
    this.geometry = geometry;
    this.offsets = offsets;
    this.scale = scale;
    this.units = geometry.units();
    this.rank = geometry.rank();
    this.left = new float[Math.multiplyExact(units, rank)];
    this.right = new float[left.length];
    this.projection = Packing.allocate(rank, units);
    this.forward = Packing.allocate(units, driveColumns());
    this.backProjection = Packing.allocate(rank, units);
    this.backward = Packing.allocate(units, gradientColumns());
  }

  private int driveColumns() {
    return rank + geometry.inputs() + 1;
  }

  private int gradientColumns() {
    return rank + geometry.outputs();
  }

  @Override
  public void pack(Weights weights) {
    int inputs = geometry.inputs();
    float[] values = weights.values();
    connectivity.factors(weights, left, right);
    Packing.placeTransposed(1, right, 0, rank, units, projection, 0, units);
    int columns = driveColumns();
    Packing.place(scale, left, 0, units, rank, forward, 0, columns);
    Packing.place(scale, values, offsets.input(), units, inputs, forward, rank, columns);
    Packing.place(scale, values, offsets.bias(), units, 1, forward, rank + inputs, columns);
    Packing.placeTransposed(scale, left, 0, rank, units, backProjection, 0, units);
    int rows = gradientColumns();
    Packing.place(1, right, 0, units, rank, backward, 0, rows);
    Packing.placeTransposed(
        1, values, offsets.readout(), units, geometry.outputs(), backward, rank, rows);
  }

  @Override
  public int scratchLength() {
    return Geometry.panels(rank) * LANES;
  }

  @Override
  public void drive(Chunk chunk, int slot, float[] target, int targetAt) {
    int driveAt = geometry.driveAt(slot);
    project(projection, chunk.drives, driveAt, chunk.recurrenceScratch);
    int projectionsAt = driveAt + geometry.stateLength();
    KERNELS.multiply(forward, units, driveColumns(), chunk.drives, projectionsAt, target, targetAt);
  }

  /** Fills the projections of a slot from the units' rows before them. */
  private void project(float[] matrix, float[] slots, int at, float[] scratch) {
    Arrays.fill(scratch, 0, Geometry.panels(rank) * LANES, 0f);
    KERNELS.multiply(matrix, rank, units, slots, at, scratch, 0);
    System.arraycopy(scratch, 0, slots, at + geometry.stateLength(), rank * LANES);
  }

  @Override
  public void settle(Chunk chunk, int slot) {
    project(backProjection, chunk.gradients, geometry.gradientAt(slot), chunk.recurrenceScratch);
  }

  @Override
  public void pull(Chunk chunk, int slot, float[] target, int targetAt) {
    int projectionsAt = geometry.gradientAt(slot) + geometry.stateLength();
    KERNELS.multiply(
        backward, units, gradientColumns(), chunk.gradients, projectionsAt, target, targetAt);
  }

  @Override
  public int[] sumLengths() {
    int ofUnits = Math.multiplyExact(Geometry.panels(units), Geometry.columns(driveColumns()));
    int ofRest =
        Math.multiplyExact(
            Geometry.panels(gradientColumns()), Geometry.columns(geometry.driveRows()));
    return new int[] {ofUnits, ofRest};
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
    chunk.transpose(start, end, units, chunk.transposed);
    KERNELS.outer(
        chunk.gradients,
        at,
        rows,
        units,
        end - start,
        chunk.transposed,
        0,
        panel,
        chunk.sums[0],
        Geometry.columns(driveColumns()));
    chunk.transpose(start, end, 0, chunk.transposed);
    KERNELS.outer(
        chunk.gradients,
        at + geometry.stateLength(),
        rows,
        gradientColumns(),
        end - start,
        chunk.transposed,
        0,
        panel,
        chunk.sums[1],
        Geometry.columns(geometry.driveRows()));
  }

  @Override
  public void collect(float[][] sums, Weights weights, float[] gradient) {
    collectUnits(sums[0], gradient);
    collectRest(sums[1], gradient);
    connectivity.pullBack(weights, left, right, gradient);
  }

  private void collectUnits(float[] sum, float[] gradient) {
    int inputs = geometry.inputs();
    int columns = Geometry.columns(driveColumns());
    for (int i = 0; i < units; i++) {
      int row = i * columns;
      for (int k = 0; k < rank; k++) {
        left[i * rank + k] = scale * sum[row + k];
      }
      for (int j = 0; j < inputs; j++) {
        gradient[offsets.input() + i * inputs + j] = scale * sum[row + rank + j];
      }
      gradient[offsets.bias() + i] = scale * sum[row + rank + inputs];
    }
  }

  private void collectRest(float[] sum, float[] gradient) {
    int columns = Geometry.columns(geometry.driveRows());
    for (int k = 0; k < rank; k++) {
      for (int i = 0; i < units; i++) {
        right[i * rank + k] = sum[k * columns + i];
      }
    }
    for (int o = 0; o < geometry.outputs(); o++) {
      int row = (rank + o) * columns;
      System.arraycopy(sum, row, gradient, offsets.readout() + o * units, units);
      gradient[offsets.readoutBias() + o] = sum[row + geometry.driveRows() - 1];
    }
  }
}
