package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Sums over matrices whose rows are samples. */
final class Matrices {

  private Matrices() {}

  static double[] columnMeans(DMatrixRMaj matrix) {
    double[] means = new double[matrix.numCols];
    for (int row = 0, k = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < means.length; column++, k++) {
        means[column] += matrix.data[k];
      }
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= matrix.numRows;
    }
    return means;
  }

  static double[] row(DMatrixRMaj matrix, int row) {
    int start = row * matrix.numCols;
    return Arrays.copyOfRange(matrix.data, start, start + matrix.numCols);
  }

  static DMatrixRMaj minusRow(DMatrixRMaj matrix, double[] row) {
    DMatrixRMaj result = matrix.copy();
    addToRows(result, row, -1);
    return result;
  }

  /** Adds {@code factor·row} to every row. */
  static void addToRows(DMatrixRMaj matrix, double[] row, double factor) {
    for (int i = 0, k = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < row.length; j++, k++) {
        matrix.data[k] += factor * row[j];
      }
    }
  }

  static double squaredNorm(DMatrixRMaj matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      sum += matrix.data[i] * matrix.data[i];
    }
    return sum;
  }

  static double squaredDistance(DMatrixRMaj a, DMatrixRMaj b) {
    double sum = 0;
    for (int i = 0; i < a.getNumElements(); i++) {
      sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
    }
    return sum;
  }

  /** The squared distance of the rows from their mean. */
  static double variation(DMatrixRMaj matrix) {
    return squaredNorm(minusRow(matrix, columnMeans(matrix)));
  }

  /** {@code 1 − ‖actual − predicted‖² / ‖actual − mean of actual‖²}. */
  static double explained(DMatrixRMaj actual, DMatrixRMaj predicted) {
    return 1 - squaredDistance(actual, predicted) / variation(actual);
  }

  /** {@code Qᵀ A Q}. */
  static DMatrixRMaj conjugate(DMatrixRMaj q, DMatrixRMaj a) {
    DMatrixRMaj aq = new DMatrixRMaj(a.numRows, q.numCols);
    CommonOps_DDRM.mult(a, q, aq);
    DMatrixRMaj result = new DMatrixRMaj(q.numCols, q.numCols);
    CommonOps_DDRM.multTransA(q, aq, result);
    return result;
  }
}
