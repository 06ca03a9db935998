package org.rnnzoo.dynamics;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * How many directions a recurrent matrix really uses.
 *
 * @param participationRatio {@code (Σ s)² / Σ s²} of the singular values s, in [1, units]; 0 for
 *     the matrix 0
 * @param notable the number of singular values above 1 % of the largest
 */
public record EffectiveRank(double participationRatio, int notable) {

  private static final double NOTABLE = 0.01;

  /**
   * The effective rank of a matrix.
   *
   * @throws IllegalArgumentException if an entry is not finite
   * @throws ArithmeticException if the iteration does not converge
   */
  public static EffectiveRank of(DMatrixRMaj matrix) {
    if (!Arrays.stream(matrix.data, 0, matrix.getNumElements()).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("The matrix holds an entry that is not finite.");
    }
    SingularValueDecomposition_F64<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
    if (!solver.decompose(matrix.copy())) {
      throw new ArithmeticException("The singular values of the matrix do not settle.");
    }
    double[] values = Arrays.copyOf(solver.getSingularValues(), solver.numberOfSingularValues());
    double largest = Arrays.stream(values).max().orElse(0);
    double sum = Arrays.stream(values).sum();
    double squares = Arrays.stream(values).map(s -> s * s).sum();
    int notable = (int) Arrays.stream(values).filter(s -> s > NOTABLE * largest).count();
    return new EffectiveRank(squares > 0 ? sum * sum / squares : 0, notable);
  }
}
