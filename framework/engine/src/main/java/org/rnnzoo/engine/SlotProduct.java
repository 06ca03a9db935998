package org.rnnzoo.engine;

import org.rnnzoo.engine.kernel.Kernels;

/**
 * The product of all gradient slots and all drive slots, summed over time and lanes.
 *
 * <p>Where the product is small, its sums are kept apart for the lanes until the batch is through,
 * which saves transposing the slots; where it is large, they would not fit into the cache.
 */
final class SlotProduct {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  /** The sums that an element has, lane by lane. */
  private static final int PARTS = Kernels.LANES / 2;

  /** The largest product whose sums are kept apart, measured: that of about 32 units. */
  private static final int SMALL = 1300;

  /** The rows of slots that stay in the second level of the cache: half a mebibyte. */
  private static final int CACHED_ROWS = 4096;

  private final Geometry geometry;
  private final int rows;
  private final int columns;
  private final boolean byLanes;
  private final float[] matrix;

  SlotProduct(Geometry geometry) {
    this.geometry = geometry;
    this.rows = geometry.gradientRows();
    this.columns = geometry.driveRows();
    this.byLanes = (long) rows * columns <= SMALL;
    this.matrix = byLanes ? new float[rows * columns] : new float[0];
  }

  /** The number of steps that are multiplied together. */
  int block() {
    return byLanes ? CACHED_ROWS / (rows + columns) : Geometry.BLOCK;
  }

  /** The length of the array of the sums. */
  int sumLength() {
    return byLanes
        ? tiles(rows) * tiles(columns) * 16 * PARTS
        : Math.multiplyExact(Geometry.panels(rows), Geometry.columns(columns));
  }

  private static int tiles(int count) {
    return (count + 3) / 4;
  }

  /** Adds the products of the slots from {@code start} to before {@code end}. */
  void accumulate(Chunk chunk, int start, int end, float[] sum) {
    int gradientAt = geometry.gradientAt(start);
    if (byLanes) {
      KERNELS.outerByLanes(
          chunk.gradients,
          gradientAt,
          rows,
          rows,
          end - start,
          chunk.drives,
          geometry.driveAt(start),
          columns,
          columns,
          sum);
    } else {
      chunk.transpose(start, end, 0, chunk.transposed);
      KERNELS.outer(
          chunk.gradients,
          gradientAt,
          rows,
          rows,
          end - start,
          chunk.transposed,
          0,
          chunk.panel(),
          sum,
          Geometry.columns(columns));
    }
  }

  /** The distance of two rows of {@link #matrix}. */
  int stride() {
    return byLanes ? columns : Geometry.columns(columns);
  }

  /** The product, {@code [gradient rows, stride]}. */
  float[] matrix(float[] sum) {
    if (!byLanes) {
      return sum;
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int at = ((i / 4 * tiles(columns) + j / 4) * 16 + i % 4 * 4 + j % 4) * PARTS;
        matrix[i * columns + j] = total(sum, at);
      }
    }
    return matrix;
  }

  private static float total(float[] sum, int at) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int part = at; part < at + PARTS; part += 4) {
      first += sum[part];
      second += sum[part + 1];
      third += sum[part + 2];
      fourth += sum[part + 3];
    }
    return (first + second) + (third + fourth);
  }
}
