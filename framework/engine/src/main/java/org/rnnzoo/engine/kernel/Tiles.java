package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.Kernels.LANES;
import static org.rnnzoo.engine.kernel.Kernels.PANEL;
import static org.rnnzoo.engine.kernel.VectorMath.FLOATS;
import static org.rnnzoo.engine.kernel.VectorMath.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of matrix products: tiles that hold their sums in vector registers.
 *
 * <p>A tile of 8 rows by two vectors has 16 sums, two operands and a factor, for machines of 32
 * vector registers; a tile of 4 rows has 8 sums, for machines of 16.
 */
final class Tiles {

  private Tiles() {}

  /** 8 rows by two vectors. */
  static void multiply8(float[] a, int aAt, int columns, float[] b, int bAt, float[] c, int cAt) {
    FloatVector c0a = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector c0b = FloatVector.fromArray(FLOATS, c, cAt + WIDTH);
    FloatVector c1a = FloatVector.fromArray(FLOATS, c, cAt + LANES);
    FloatVector c1b = FloatVector.fromArray(FLOATS, c, cAt + LANES + WIDTH);
    FloatVector c2a = FloatVector.fromArray(FLOATS, c, cAt + 2 * LANES);
    FloatVector c2b = FloatVector.fromArray(FLOATS, c, cAt + 2 * LANES + WIDTH);
    FloatVector c3a = FloatVector.fromArray(FLOATS, c, cAt + 3 * LANES);
    FloatVector c3b = FloatVector.fromArray(FLOATS, c, cAt + 3 * LANES + WIDTH);
    FloatVector c4a = FloatVector.fromArray(FLOATS, c, cAt + 4 * LANES);
    FloatVector c4b = FloatVector.fromArray(FLOATS, c, cAt + 4 * LANES + WIDTH);
    FloatVector c5a = FloatVector.fromArray(FLOATS, c, cAt + 5 * LANES);
    FloatVector c5b = FloatVector.fromArray(FLOATS, c, cAt + 5 * LANES + WIDTH);
    FloatVector c6a = FloatVector.fromArray(FLOATS, c, cAt + 6 * LANES);
    FloatVector c6b = FloatVector.fromArray(FLOATS, c, cAt + 6 * LANES + WIDTH);
    FloatVector c7a = FloatVector.fromArray(FLOATS, c, cAt + 7 * LANES);
    FloatVector c7b = FloatVector.fromArray(FLOATS, c, cAt + 7 * LANES + WIDTH);
    for (int k = 0; k < columns; k++) {
      int p = aAt + k * PANEL;
      int q = bAt + k * LANES;
      FloatVector ba = FloatVector.fromArray(FLOATS, b, q);
      FloatVector bb = FloatVector.fromArray(FLOATS, b, q + WIDTH);
      FloatVector f = FloatVector.broadcast(FLOATS, a[p]);
      c0a = f.fma(ba, c0a);
      c0b = f.fma(bb, c0b);
      f = FloatVector.broadcast(FLOATS, a[p + 1]);
      c1a = f.fma(ba, c1a);
      c1b = f.fma(bb, c1b);
      f = FloatVector.broadcast(FLOATS, a[p + 2]);
      c2a = f.fma(ba, c2a);
      c2b = f.fma(bb, c2b);
      f = FloatVector.broadcast(FLOATS, a[p + 3]);
      c3a = f.fma(ba, c3a);
      c3b = f.fma(bb, c3b);
      f = FloatVector.broadcast(FLOATS, a[p + 4]);
      c4a = f.fma(ba, c4a);
      c4b = f.fma(bb, c4b);
      f = FloatVector.broadcast(FLOATS, a[p + 5]);
      c5a = f.fma(ba, c5a);
      c5b = f.fma(bb, c5b);
      f = FloatVector.broadcast(FLOATS, a[p + 6]);
      c6a = f.fma(ba, c6a);
      c6b = f.fma(bb, c6b);
      f = FloatVector.broadcast(FLOATS, a[p + 7]);
      c7a = f.fma(ba, c7a);
      c7b = f.fma(bb, c7b);
    }
    c0a.intoArray(c, cAt);
    c0b.intoArray(c, cAt + WIDTH);
    c1a.intoArray(c, cAt + LANES);
    c1b.intoArray(c, cAt + LANES + WIDTH);
    c2a.intoArray(c, cAt + 2 * LANES);
    c2b.intoArray(c, cAt + 2 * LANES + WIDTH);
    c3a.intoArray(c, cAt + 3 * LANES);
    c3b.intoArray(c, cAt + 3 * LANES + WIDTH);
    c4a.intoArray(c, cAt + 4 * LANES);
    c4b.intoArray(c, cAt + 4 * LANES + WIDTH);
    c5a.intoArray(c, cAt + 5 * LANES);
    c5b.intoArray(c, cAt + 5 * LANES + WIDTH);
    c6a.intoArray(c, cAt + 6 * LANES);
    c6b.intoArray(c, cAt + 6 * LANES + WIDTH);
    c7a.intoArray(c, cAt + 7 * LANES);
    c7b.intoArray(c, cAt + 7 * LANES + WIDTH);
  }

  /** 4 rows by two vectors. */
  static void multiply4(float[] a, int aAt, int columns, float[] b, int bAt, float[] c, int cAt) {
    FloatVector c0a = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector c0b = FloatVector.fromArray(FLOATS, c, cAt + WIDTH);
    FloatVector c1a = FloatVector.fromArray(FLOATS, c, cAt + LANES);
    FloatVector c1b = FloatVector.fromArray(FLOATS, c, cAt + LANES + WIDTH);
    FloatVector c2a = FloatVector.fromArray(FLOATS, c, cAt + 2 * LANES);
    FloatVector c2b = FloatVector.fromArray(FLOATS, c, cAt + 2 * LANES + WIDTH);
    FloatVector c3a = FloatVector.fromArray(FLOATS, c, cAt + 3 * LANES);
    FloatVector c3b = FloatVector.fromArray(FLOATS, c, cAt + 3 * LANES + WIDTH);
    for (int k = 0; k < columns; k++) {
      int p = aAt + k * PANEL;
      int q = bAt + k * LANES;
      FloatVector ba = FloatVector.fromArray(FLOATS, b, q);
      FloatVector bb = FloatVector.fromArray(FLOATS, b, q + WIDTH);
      FloatVector f = FloatVector.broadcast(FLOATS, a[p]);
      c0a = f.fma(ba, c0a);
      c0b = f.fma(bb, c0b);
      f = FloatVector.broadcast(FLOATS, a[p + 1]);
      c1a = f.fma(ba, c1a);
      c1b = f.fma(bb, c1b);
      f = FloatVector.broadcast(FLOATS, a[p + 2]);
      c2a = f.fma(ba, c2a);
      c2b = f.fma(bb, c2b);
      f = FloatVector.broadcast(FLOATS, a[p + 3]);
      c3a = f.fma(ba, c3a);
      c3b = f.fma(bb, c3b);
    }
    c0a.intoArray(c, cAt);
    c0b.intoArray(c, cAt + WIDTH);
    c1a.intoArray(c, cAt + LANES);
    c1b.intoArray(c, cAt + LANES + WIDTH);
    c2a.intoArray(c, cAt + 2 * LANES);
    c2b.intoArray(c, cAt + 2 * LANES + WIDTH);
    c3a.intoArray(c, cAt + 3 * LANES);
    c3b.intoArray(c, cAt + 3 * LANES + WIDTH);
  }

  /** 8 rows by two vectors of columns. */
  static void outer8x2(
      float[] d,
      int dAt,
      int stride,
      int steps,
      float[] r,
      int rAt,
      float[] w,
      int wAt,
      int columns) {
    FloatVector c0a = FloatVector.fromArray(FLOATS, w, wAt);
    FloatVector c0b = FloatVector.fromArray(FLOATS, w, wAt + WIDTH);
    FloatVector c1a = FloatVector.fromArray(FLOATS, w, wAt + columns);
    FloatVector c1b = FloatVector.fromArray(FLOATS, w, wAt + columns + WIDTH);
    FloatVector c2a = FloatVector.fromArray(FLOATS, w, wAt + 2 * columns);
    FloatVector c2b = FloatVector.fromArray(FLOATS, w, wAt + 2 * columns + WIDTH);
    FloatVector c3a = FloatVector.fromArray(FLOATS, w, wAt + 3 * columns);
    FloatVector c3b = FloatVector.fromArray(FLOATS, w, wAt + 3 * columns + WIDTH);
    FloatVector c4a = FloatVector.fromArray(FLOATS, w, wAt + 4 * columns);
    FloatVector c4b = FloatVector.fromArray(FLOATS, w, wAt + 4 * columns + WIDTH);
    FloatVector c5a = FloatVector.fromArray(FLOATS, w, wAt + 5 * columns);
    FloatVector c5b = FloatVector.fromArray(FLOATS, w, wAt + 5 * columns + WIDTH);
    FloatVector c6a = FloatVector.fromArray(FLOATS, w, wAt + 6 * columns);
    FloatVector c6b = FloatVector.fromArray(FLOATS, w, wAt + 6 * columns + WIDTH);
    FloatVector c7a = FloatVector.fromArray(FLOATS, w, wAt + 7 * columns);
    FloatVector c7b = FloatVector.fromArray(FLOATS, w, wAt + 7 * columns + WIDTH);
    for (int t = 0; t < steps; t++) {
      for (int l = 0; l < LANES; l++) {
        int p = dAt + t * stride * LANES + l;
        int q = rAt + t * LANES * LANES + l * LANES;
        FloatVector ba = FloatVector.fromArray(FLOATS, r, q);
        FloatVector bb = FloatVector.fromArray(FLOATS, r, q + WIDTH);
        FloatVector f = FloatVector.broadcast(FLOATS, d[p]);
        c0a = f.fma(ba, c0a);
        c0b = f.fma(bb, c0b);
        f = FloatVector.broadcast(FLOATS, d[p + LANES]);
        c1a = f.fma(ba, c1a);
        c1b = f.fma(bb, c1b);
        f = FloatVector.broadcast(FLOATS, d[p + 2 * LANES]);
        c2a = f.fma(ba, c2a);
        c2b = f.fma(bb, c2b);
        f = FloatVector.broadcast(FLOATS, d[p + 3 * LANES]);
        c3a = f.fma(ba, c3a);
        c3b = f.fma(bb, c3b);
        f = FloatVector.broadcast(FLOATS, d[p + 4 * LANES]);
        c4a = f.fma(ba, c4a);
        c4b = f.fma(bb, c4b);
        f = FloatVector.broadcast(FLOATS, d[p + 5 * LANES]);
        c5a = f.fma(ba, c5a);
        c5b = f.fma(bb, c5b);
        f = FloatVector.broadcast(FLOATS, d[p + 6 * LANES]);
        c6a = f.fma(ba, c6a);
        c6b = f.fma(bb, c6b);
        f = FloatVector.broadcast(FLOATS, d[p + 7 * LANES]);
        c7a = f.fma(ba, c7a);
        c7b = f.fma(bb, c7b);
      }
    }
    c0a.intoArray(w, wAt);
    c0b.intoArray(w, wAt + WIDTH);
    c1a.intoArray(w, wAt + columns);
    c1b.intoArray(w, wAt + columns + WIDTH);
    c2a.intoArray(w, wAt + 2 * columns);
    c2b.intoArray(w, wAt + 2 * columns + WIDTH);
    c3a.intoArray(w, wAt + 3 * columns);
    c3b.intoArray(w, wAt + 3 * columns + WIDTH);
    c4a.intoArray(w, wAt + 4 * columns);
    c4b.intoArray(w, wAt + 4 * columns + WIDTH);
    c5a.intoArray(w, wAt + 5 * columns);
    c5b.intoArray(w, wAt + 5 * columns + WIDTH);
    c6a.intoArray(w, wAt + 6 * columns);
    c6b.intoArray(w, wAt + 6 * columns + WIDTH);
    c7a.intoArray(w, wAt + 7 * columns);
    c7b.intoArray(w, wAt + 7 * columns + WIDTH);
  }

  /** 8 rows by one vector of columns. */
  static void outer8x1(
      float[] d,
      int dAt,
      int stride,
      int steps,
      float[] r,
      int rAt,
      float[] w,
      int wAt,
      int columns) {
    FloatVector c0a = FloatVector.fromArray(FLOATS, w, wAt);
    FloatVector c1a = FloatVector.fromArray(FLOATS, w, wAt + columns);
    FloatVector c2a = FloatVector.fromArray(FLOATS, w, wAt + 2 * columns);
    FloatVector c3a = FloatVector.fromArray(FLOATS, w, wAt + 3 * columns);
    FloatVector c4a = FloatVector.fromArray(FLOATS, w, wAt + 4 * columns);
    FloatVector c5a = FloatVector.fromArray(FLOATS, w, wAt + 5 * columns);
    FloatVector c6a = FloatVector.fromArray(FLOATS, w, wAt + 6 * columns);
    FloatVector c7a = FloatVector.fromArray(FLOATS, w, wAt + 7 * columns);
    for (int t = 0; t < steps; t++) {
      for (int l = 0; l < LANES; l++) {
        int p = dAt + t * stride * LANES + l;
        int q = rAt + t * LANES * LANES + l * LANES;
        FloatVector ba = FloatVector.fromArray(FLOATS, r, q);
        FloatVector f = FloatVector.broadcast(FLOATS, d[p]);
        c0a = f.fma(ba, c0a);
        f = FloatVector.broadcast(FLOATS, d[p + LANES]);
        c1a = f.fma(ba, c1a);
        f = FloatVector.broadcast(FLOATS, d[p + 2 * LANES]);
        c2a = f.fma(ba, c2a);
        f = FloatVector.broadcast(FLOATS, d[p + 3 * LANES]);
        c3a = f.fma(ba, c3a);
        f = FloatVector.broadcast(FLOATS, d[p + 4 * LANES]);
        c4a = f.fma(ba, c4a);
        f = FloatVector.broadcast(FLOATS, d[p + 5 * LANES]);
        c5a = f.fma(ba, c5a);
        f = FloatVector.broadcast(FLOATS, d[p + 6 * LANES]);
        c6a = f.fma(ba, c6a);
        f = FloatVector.broadcast(FLOATS, d[p + 7 * LANES]);
        c7a = f.fma(ba, c7a);
      }
    }
    c0a.intoArray(w, wAt);
    c1a.intoArray(w, wAt + columns);
    c2a.intoArray(w, wAt + 2 * columns);
    c3a.intoArray(w, wAt + 3 * columns);
    c4a.intoArray(w, wAt + 4 * columns);
    c5a.intoArray(w, wAt + 5 * columns);
    c6a.intoArray(w, wAt + 6 * columns);
    c7a.intoArray(w, wAt + 7 * columns);
  }

  /** 4 rows by two vectors of columns. */
  static void outer4x2(
      float[] d,
      int dAt,
      int stride,
      int steps,
      float[] r,
      int rAt,
      float[] w,
      int wAt,
      int columns) {
    FloatVector c0a = FloatVector.fromArray(FLOATS, w, wAt);
    FloatVector c0b = FloatVector.fromArray(FLOATS, w, wAt + WIDTH);
    FloatVector c1a = FloatVector.fromArray(FLOATS, w, wAt + columns);
    FloatVector c1b = FloatVector.fromArray(FLOATS, w, wAt + columns + WIDTH);
    FloatVector c2a = FloatVector.fromArray(FLOATS, w, wAt + 2 * columns);
    FloatVector c2b = FloatVector.fromArray(FLOATS, w, wAt + 2 * columns + WIDTH);
    FloatVector c3a = FloatVector.fromArray(FLOATS, w, wAt + 3 * columns);
    FloatVector c3b = FloatVector.fromArray(FLOATS, w, wAt + 3 * columns + WIDTH);
    for (int t = 0; t < steps; t++) {
      for (int l = 0; l < LANES; l++) {
        int p = dAt + t * stride * LANES + l;
        int q = rAt + t * LANES * LANES + l * LANES;
        FloatVector ba = FloatVector.fromArray(FLOATS, r, q);
        FloatVector bb = FloatVector.fromArray(FLOATS, r, q + WIDTH);
        FloatVector f = FloatVector.broadcast(FLOATS, d[p]);
        c0a = f.fma(ba, c0a);
        c0b = f.fma(bb, c0b);
        f = FloatVector.broadcast(FLOATS, d[p + LANES]);
        c1a = f.fma(ba, c1a);
        c1b = f.fma(bb, c1b);
        f = FloatVector.broadcast(FLOATS, d[p + 2 * LANES]);
        c2a = f.fma(ba, c2a);
        c2b = f.fma(bb, c2b);
        f = FloatVector.broadcast(FLOATS, d[p + 3 * LANES]);
        c3a = f.fma(ba, c3a);
        c3b = f.fma(bb, c3b);
      }
    }
    c0a.intoArray(w, wAt);
    c0b.intoArray(w, wAt + WIDTH);
    c1a.intoArray(w, wAt + columns);
    c1b.intoArray(w, wAt + columns + WIDTH);
    c2a.intoArray(w, wAt + 2 * columns);
    c2b.intoArray(w, wAt + 2 * columns + WIDTH);
    c3a.intoArray(w, wAt + 3 * columns);
    c3b.intoArray(w, wAt + 3 * columns + WIDTH);
  }

  /** 4 rows by 4 rows, lane by lane; element (i, j) of w lies at {@code 64·i + 16·j}. */
  static void lanes4x4(
      float[] d,
      int dAt,
      int dStride,
      int steps,
      float[] r,
      int rAt,
      int rStride,
      float[] w,
      int wAt) {
    FloatVector c00 = FloatVector.fromArray(FLOATS, w, wAt);
    FloatVector c01 = FloatVector.fromArray(FLOATS, w, wAt + 16);
    FloatVector c02 = FloatVector.fromArray(FLOATS, w, wAt + 32);
    FloatVector c03 = FloatVector.fromArray(FLOATS, w, wAt + 48);
    FloatVector c10 = FloatVector.fromArray(FLOATS, w, wAt + 64);
    FloatVector c11 = FloatVector.fromArray(FLOATS, w, wAt + 80);
    FloatVector c12 = FloatVector.fromArray(FLOATS, w, wAt + 96);
    FloatVector c13 = FloatVector.fromArray(FLOATS, w, wAt + 112);
    FloatVector c20 = FloatVector.fromArray(FLOATS, w, wAt + 128);
    FloatVector c21 = FloatVector.fromArray(FLOATS, w, wAt + 144);
    FloatVector c22 = FloatVector.fromArray(FLOATS, w, wAt + 160);
    FloatVector c23 = FloatVector.fromArray(FLOATS, w, wAt + 176);
    FloatVector c30 = FloatVector.fromArray(FLOATS, w, wAt + 192);
    FloatVector c31 = FloatVector.fromArray(FLOATS, w, wAt + 208);
    FloatVector c32 = FloatVector.fromArray(FLOATS, w, wAt + 224);
    FloatVector c33 = FloatVector.fromArray(FLOATS, w, wAt + 240);
    for (int s = 0; s < 2 * steps; s++) {
      int p = dAt + (s >> 1) * dStride * LANES + (s & 1) * LANES / 2;
      int q = rAt + (s >> 1) * rStride * LANES + (s & 1) * LANES / 2;
      FloatVector r0 = FloatVector.fromArray(FLOATS, r, q);
      FloatVector r1 = FloatVector.fromArray(FLOATS, r, q + LANES);
      FloatVector r2 = FloatVector.fromArray(FLOATS, r, q + 2 * LANES);
      FloatVector r3 = FloatVector.fromArray(FLOATS, r, q + 3 * LANES);
      FloatVector f = FloatVector.fromArray(FLOATS, d, p);
      c00 = f.fma(r0, c00);
      c01 = f.fma(r1, c01);
      c02 = f.fma(r2, c02);
      c03 = f.fma(r3, c03);
      f = FloatVector.fromArray(FLOATS, d, p + LANES);
      c10 = f.fma(r0, c10);
      c11 = f.fma(r1, c11);
      c12 = f.fma(r2, c12);
      c13 = f.fma(r3, c13);
      f = FloatVector.fromArray(FLOATS, d, p + 2 * LANES);
      c20 = f.fma(r0, c20);
      c21 = f.fma(r1, c21);
      c22 = f.fma(r2, c22);
      c23 = f.fma(r3, c23);
      f = FloatVector.fromArray(FLOATS, d, p + 3 * LANES);
      c30 = f.fma(r0, c30);
      c31 = f.fma(r1, c31);
      c32 = f.fma(r2, c32);
      c33 = f.fma(r3, c33);
    }
    c00.intoArray(w, wAt);
    c01.intoArray(w, wAt + 16);
    c02.intoArray(w, wAt + 32);
    c03.intoArray(w, wAt + 48);
    c10.intoArray(w, wAt + 64);
    c11.intoArray(w, wAt + 80);
    c12.intoArray(w, wAt + 96);
    c13.intoArray(w, wAt + 112);
    c20.intoArray(w, wAt + 128);
    c21.intoArray(w, wAt + 144);
    c22.intoArray(w, wAt + 160);
    c23.intoArray(w, wAt + 176);
    c30.intoArray(w, wAt + 192);
    c31.intoArray(w, wAt + 208);
    c32.intoArray(w, wAt + 224);
    c33.intoArray(w, wAt + 240);
  }

  /** 2 rows by 4 rows, lane by lane; element (i, j) of w lies at {@code 64·i + 16·j}. */
  static void lanes2x4(
      float[] d,
      int dAt,
      int dStride,
      int steps,
      float[] r,
      int rAt,
      int rStride,
      float[] w,
      int wAt) {
    FloatVector c00 = FloatVector.fromArray(FLOATS, w, wAt);
    FloatVector c01 = FloatVector.fromArray(FLOATS, w, wAt + 16);
    FloatVector c02 = FloatVector.fromArray(FLOATS, w, wAt + 32);
    FloatVector c03 = FloatVector.fromArray(FLOATS, w, wAt + 48);
    FloatVector c10 = FloatVector.fromArray(FLOATS, w, wAt + 64);
    FloatVector c11 = FloatVector.fromArray(FLOATS, w, wAt + 80);
    FloatVector c12 = FloatVector.fromArray(FLOATS, w, wAt + 96);
    FloatVector c13 = FloatVector.fromArray(FLOATS, w, wAt + 112);
    for (int s = 0; s < 2 * steps; s++) {
      int p = dAt + (s >> 1) * dStride * LANES + (s & 1) * LANES / 2;
      int q = rAt + (s >> 1) * rStride * LANES + (s & 1) * LANES / 2;
      FloatVector r0 = FloatVector.fromArray(FLOATS, r, q);
      FloatVector r1 = FloatVector.fromArray(FLOATS, r, q + LANES);
      FloatVector r2 = FloatVector.fromArray(FLOATS, r, q + 2 * LANES);
      FloatVector r3 = FloatVector.fromArray(FLOATS, r, q + 3 * LANES);
      FloatVector f = FloatVector.fromArray(FLOATS, d, p);
      c00 = f.fma(r0, c00);
      c01 = f.fma(r1, c01);
      c02 = f.fma(r2, c02);
      c03 = f.fma(r3, c03);
      f = FloatVector.fromArray(FLOATS, d, p + LANES);
      c10 = f.fma(r0, c10);
      c11 = f.fma(r1, c11);
      c12 = f.fma(r2, c12);
      c13 = f.fma(r3, c13);
    }
    c00.intoArray(w, wAt);
    c01.intoArray(w, wAt + 16);
    c02.intoArray(w, wAt + 32);
    c03.intoArray(w, wAt + 48);
    c10.intoArray(w, wAt + 64);
    c11.intoArray(w, wAt + 80);
    c12.intoArray(w, wAt + 96);
    c13.intoArray(w, wAt + 112);
  }
}
