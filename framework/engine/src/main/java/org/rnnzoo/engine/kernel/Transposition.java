package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.Kernels.LANES;
import static org.rnnzoo.engine.kernel.Kernels.PANEL;

/** Rows of lanes turned into panels of columns. */
final class Transposition {

  private Transposition() {}

  static void scalar(
      float[] source, int sourceAt, int rows, float[] target, int targetAt, int panel) {
    int row = 0;
    for (; row + PANEL <= rows; row += PANEL) {
      eightRows(
          source, sourceAt + row * LANES, target, targetAt + row / LANES * panel + row % LANES);
    }
    for (; row < rows; row++) {
      for (int l = 0; l < LANES; l++) {
        target[targetAt + row / LANES * panel + l * LANES + row % LANES] =
            source[sourceAt + row * LANES + l];
      }
    }
  }

  private static void eightRows(float[] source, int from, float[] target, int to) {
    for (int l = 0; l < LANES; l++) {
      int p = to + l * LANES;
      int q = from + l;
      target[p] = source[q];
      target[p + 1] = source[q + LANES];
      target[p + 2] = source[q + 2 * LANES];
      target[p + 3] = source[q + 3 * LANES];
      target[p + 4] = source[q + 4 * LANES];
      target[p + 5] = source[q + 5 * LANES];
      target[p + 6] = source[q + 6 * LANES];
      target[p + 7] = source[q + 7 * LANES];
    }
  }
}
