package org.rnnzoo.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A matrix of low rank, {@code W = left rightᵀ}.
 *
 * <p>The factors {@code left A} and {@code right A⁻ᵀ} make the same matrix for every invertible A.
 * Of all these pairs one is {@link #canonical}, so that factors of different networks can be
 * compared.
 *
 * @param left {@code [units, rank]}; must not be changed
 * @param right {@code [units, rank]}; must not be changed
 */
public record LowRankFactors(DMatrixRMaj left, DMatrixRMaj right) {

  public LowRankFactors {
    if (left.numCols != right.numCols || left.numCols > Math.min(left.numRows, right.numRows)) {
      throw new IllegalArgumentException(
          "Factors of "
              + left.numRows
              + " by "
              + left.numCols
              + " and "
              + right.numRows
              + " by "
              + right.numCols
              + " make no matrix of low rank.");
    }
  }

  /**
   * The best approximation of a matrix by one of some rank, in canonical factors: the largest terms
   * of its singular value decomposition (Eckart &amp; Young 1936).
   *
   * @param rank from 1 to the size of the matrix
   */
  public static LowRankFactors truncating(DMatrixRMaj matrix, int rank) {
    if (rank < 1 || rank > Math.min(matrix.numRows, matrix.numCols)) {
      throw new IllegalArgumentException(
          "A matrix of "
              + matrix.numRows
              + " by "
              + matrix.numCols
              + " cannot be cut down to rank "
              + rank
              + ".");
    }
    return ofSingularValues(matrix, rank);
  }

  /** The rank R, the number of columns of each factor. */
  public int rank() {
    return left.numCols;
  }

  /** {@code rightᵀ r}, what the units send on, {@code [rank]}. */
  double[] project(double[] r) {
    int rank = rank();
    double[] projection = new double[rank];
    for (int j = 0, place = 0; j < r.length; j++) {
      for (int k = 0; k < rank; k++, place++) {
        projection[k] += right.data[place] * r[j];
      }
    }
    return projection;
  }

  /** {@code rightᵀ diag(slopes) left}, {@code [rank, rank]}. */
  DMatrixRMaj seenThrough(double[] slopes) {
    int rank = rank();
    DMatrixRMaj seen = new DMatrixRMaj(rank, rank);
    for (int i = 0; i < slopes.length; i++) {
      for (int k = 0; k < rank; k++) {
        double sent = right.data[i * rank + k] * slopes[i];
        for (int l = 0; l < rank; l++) {
          seen.data[k * rank + l] += sent * left.data[i * rank + l];
        }
      }
    }
    return seen;
  }

  /** The factors of the same matrix whose left columns are orthonormal. */
  LowRankFactors orthonormal() {
    QRDecomposition<DMatrixRMaj> ofLeft = qr(left);
    return new LowRankFactors(
        ofLeft.getQ(null, true), CommonOps_DDRM.multTransB(right, ofLeft.getR(null, true), null));
  }

  /** The matrix. */
  public DMatrixRMaj product() {
    return CommonOps_DDRM.multTransB(left, right, null);
  }

  /**
   * The factors {@code U √S} and {@code V √S} of the singular value decomposition {@code U S Vᵀ} of
   * the same matrix, by falling singular values; the largest entry of each column of the left one
   * is positive. Costs {@code units·rank²}: the matrix is not formed.
   */
  public LowRankFactors canonical() {
    QRDecomposition<DMatrixRMaj> ofLeft = qr(left);
    QRDecomposition<DMatrixRMaj> ofRight = qr(right);
    DMatrixRMaj core =
        CommonOps_DDRM.multTransB(ofLeft.getR(null, true), ofRight.getR(null, true), null);
    LowRankFactors inner = ofSingularValues(core, rank());
    return new LowRankFactors(
            CommonOps_DDRM.mult(ofLeft.getQ(null, true), inner.left, null),
            CommonOps_DDRM.mult(ofRight.getQ(null, true), inner.right, null))
        .upright();
  }

  private static QRDecomposition<DMatrixRMaj> qr(DMatrixRMaj factor) {
    QRDecomposition<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.qr(factor.numRows, factor.numCols);
    if (!solver.decompose(factor.copy())) {
      throw new ArithmeticException("The factors cannot be made orthogonal.");
    }
    return solver;
  }

  private static LowRankFactors ofSingularValues(DMatrixRMaj matrix, int rank) {
    SingularValueDecomposition_F64<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, true);
    if (!solver.decompose(matrix.copy())) {
      throw new ArithmeticException("The singular values of the matrix do not settle.");
    }
    DMatrixRMaj u = solver.getU(null, false);
    DMatrixRMaj v = solver.getV(null, false);
    DMatrixRMaj s = solver.getW(null);
    SingularOps_DDRM.descendingOrder(u, false, s, v, false);
    DMatrixRMaj left = CommonOps_DDRM.extract(u, 0, u.numRows, 0, rank);
    DMatrixRMaj right = CommonOps_DDRM.extract(v, 0, v.numRows, 0, rank);
    for (int k = 0; k < rank; k++) {
      double root = Math.sqrt(s.get(k, k));
      scaleColumn(left, k, root);
      scaleColumn(right, k, root);
    }
    return new LowRankFactors(left, right).upright();
  }

  /** Both columns of a pair may change their signs together; this choice makes them comparable. */
  private LowRankFactors upright() {
    LowRankFactors copy = new LowRankFactors(left.copy(), right.copy());
    for (int k = 0; k < rank(); k++) {
      double largest = 0;
      for (int i = 0; i < left.numRows; i++) {
        double value = left.get(i, k);
        largest = Math.abs(value) > Math.abs(largest) ? value : largest;
      }
      if (largest < 0) {
        scaleColumn(copy.left, k, -1);
        scaleColumn(copy.right, k, -1);
      }
    }
    return copy;
  }

  private static void scaleColumn(DMatrixRMaj matrix, int column, double factor) {
    for (int i = 0; i < matrix.numRows; i++) {
      matrix.set(i, column, factor * matrix.get(i, column));
    }
  }
}
