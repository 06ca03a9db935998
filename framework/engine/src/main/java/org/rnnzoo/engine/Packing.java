package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.PANEL;

/**
 * Matrices in panels of 8 rows, as {@link org.rnnzoo.engine.kernel.Kernels#multiply} reads them.
 */
final class Packing {

  private Packing() {}

  /** An empty packed matrix. */
  static float[] allocate(int rows, int columns) {
    return new float[Math.multiplyExact(Geometry.panels(rows), columns)];
  }

  /** Where element (row, column) lies. */
  private static int at(int row, int column, int columns) {
    return row / PANEL * PANEL * columns + column * PANEL + row % PANEL;
  }

  /**
   * Puts a row-major matrix into columns of a packed one.
   *
   * @param factor what every element is multiplied by
   * @param source {@code [rows, width]}
   * @param width the number of columns of the source
   * @param target the packed matrix
   * @param first the column of the target where the source goes
   * @param columns the number of columns of the target
   */
  static void place(
      float factor,
      float[] source,
      int sourceAt,
      int rows,
      int width,
      float[] target,
      int first,
      int columns) {
    for (int i = 0; i < rows; i++) {
      int from = sourceAt + i * width;
      int to = at(i, first, columns);
      for (int k = 0; k < width; k++) {
        target[to + k * PANEL] = factor * source[from + k];
      }
    }
  }

  /**
   * Puts the transpose of a row-major matrix {@code [width, rows]} into columns of a packed one.
   */
  static void placeTransposed(
      float factor,
      float[] source,
      int sourceAt,
      int rows,
      int width,
      float[] target,
      int first,
      int columns) {
    for (int i = 0; i < rows; i += PANEL) {
      int high = Math.min(PANEL, rows - i);
      int to = at(i, first, columns);
      for (int k = 0; k < width; k++) {
        int from = sourceAt + k * rows + i;
        for (int r = 0; r < high; r++) {
          target[to + k * PANEL + r] = factor * source[from + r];
        }
      }
    }
  }
}
