package org.rnnzoo.engine.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Kernels of plain loops whose two matrix products are OpenBLAS's, for processes without the Vector
 * API. OpenBLAS comes with ND4J.
 *
 * <p>It reads memory outside Java's heap, so operands are copied there and results back. A packed
 * matrix is used for all steps of a run: it is copied, and unpacked, only when it has changed.
 */
final class BlasKernels extends JavaKernels {

  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;

  private final ThreadLocal<Operands> operands = ThreadLocal.withInitial(Operands::new);

  /**
   * Loads OpenBLAS.
   *
   * @throws LinkageError if it is not there for this machine
   */
  BlasKernels(String reason) {
    super(reason);
    try (FloatPointer one = new FloatPointer(1f)) {
      openblas_nolapack.cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, 1, 1, 1, 1, one, 1, one, 1, 0, one, 1);
    }
  }

  @Override
  public String description() {
    return "The engine runs on OpenBLAS and plain Java loops, because " + reason() + ".";
  }

  @Override
  public void multiply(float[] a, int rows, int columns, float[] b, int bAt, float[] c, int cAt) {
    Operands own = operands.get();
    own.left.takeUpPacked(a, rows, columns);
    own.right.takeUp(b, bAt, columns * LANES);
    own.sum.takeUp(c, cAt, rows * LANES);
    gemm(own, rows, LANES, columns, columns, 0, LANES);
    own.sum.giveBack(c, cAt, rows * LANES);
  }

  @Override
  public void outer(
      float[] d,
      int dAt,
      int stride,
      int rows,
      int steps,
      float[] r,
      int rAt,
      int panel,
      float[] w,
      int columns) {
    Operands own = operands.get();
    own.sum.takeUp(w, 0, rows * columns);
    for (int step = 0; step < steps; step++) {
      own.left.takeUp(d, dAt + step * stride * LANES, rows * LANES);
      for (int j = 0; j < columns; j += LANES) {
        own.right.takeUp(r, rAt + j / LANES * panel + step * LANES * LANES, LANES * LANES);
        gemm(own, rows, Math.min(LANES, columns - j), LANES, LANES, j, columns);
      }
    }
    own.sum.giveBack(w, 0, rows * columns);
  }

  /** {@code sum += left right}, the sum from {@code sumAt} on with rows of {@code sumRow}. */
  private static void gemm(
      Operands own, int rows, int width, int depth, int leftRow, int sumAt, int sumRow) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        PLAIN,
        PLAIN,
        rows,
        width,
        depth,
        1,
        own.left.from(0),
        leftRow,
        own.right.from(0),
        LANES,
        1,
        own.sum.from(sumAt),
        sumRow);
  }

  /** The operands of one thread. */
  private static final class Operands {
    final Operand left = new Operand();
    final Operand right = new Operand();
    final Operand sum = new Operand();
  }

  /** A matrix outside the heap. */
  private static final class Operand {

    private FloatPointer memory = new FloatPointer(1024);
    private float[] packed = {};
    private float[] rowMajor = {};
    private int packedRows;
    private int packedColumns;

    void takeUp(float[] source, int at, int length) {
      packedRows = 0;
      if (memory.position(0).capacity() < length) {
        memory.close();
        memory = new FloatPointer(length);
      }
      memory.position(0).put(source, at, length);
    }

    /** Takes up a matrix that lies in panels as rows, unless it is the one that is there. */
    void takeUpPacked(float[] source, int rows, int columns) {
      int length = source.length;
      if (packedRows == rows
          && packedColumns == columns
          && Arrays.equals(packed, 0, length, source, 0, length)) {
        return;
      }
      if (packed.length < length) {
        packed = new float[length];
      }
      System.arraycopy(source, 0, packed, 0, length);
      if (rowMajor.length < rows * columns) {
        rowMajor = new float[rows * columns];
      }
      for (int i = 0; i < rows; i++) {
        int from = i / PANEL * PANEL * columns + i % PANEL;
        for (int k = 0; k < columns; k++) {
          rowMajor[i * columns + k] = source[from + k * PANEL];
        }
      }
      takeUp(rowMajor, 0, rows * columns);
      packedRows = rows;
      packedColumns = columns;
    }

    void giveBack(float[] target, int at, int length) {
      memory.position(0).get(target, at, length);
    }

    FloatPointer from(int place) {
      return memory.position(place);
    }
  }
}
