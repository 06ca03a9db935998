package org.rnnzoo.analysis.latentcircuit;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A network's states in the few directions that hold nearly all of them, in float32 for the inner
 * loop of a fit.
 *
 * <p>Tens of directions stand for hundreds of units, so that a step of the fit costs the same for a
 * large network and a small one. Components are rows, one sample after another, and their number is
 * rounded up to a multiple of four with rows of 0.
 *
 * @param basis the directions, {@code [units, components]}, with orthonormal columns
 * @param rows the states along them, {@code [components rounded up][samples]}
 * @param energy {@code ‖Y‖²}, with the mean taken off if centred
 * @param variation {@code ‖Y − Ȳ‖²}
 */
record ReducedActivity(DMatrixRMaj basis, float[][] rows, double energy, double variation) {

  /** The share of the energy that the directions hold. */
  private static final double SHARE = 0.999;

  /**
   * @param states Y, {@code [samples, units]}
   * @param centred whether to take off the mean first
   * @param nodes the number of nodes of the circuit, the least number of directions
   */
  static ReducedActivity of(DMatrixRMaj states, boolean centred, int nodes) {
    double variation = Matrices.variation(states);
    DMatrixRMaj y =
        centred ? Matrices.minusRow(states, Matrices.columnMeans(states)) : states.copy();
    return along(leadingDirections(y, nodes), y, variation);
  }

  /** Other states of the same network along the same directions, such as noisy ones. */
  ReducedActivity of(DMatrixRMaj states, boolean centred) {
    DMatrixRMaj y =
        centred ? Matrices.minusRow(states, Matrices.columnMeans(states)) : states.copy();
    return along(basis, y, Matrices.variation(states));
  }

  private static ReducedActivity along(DMatrixRMaj basis, DMatrixRMaj y, double variation) {
    DMatrixRMaj reduced = new DMatrixRMaj(y.numRows, basis.numCols);
    CommonOps_DDRM.mult(y, basis, reduced);
    float[][] rows = new float[(basis.numCols + 3) / 4 * 4][y.numRows];
    for (int sample = 0, k = 0; sample < y.numRows; sample++) {
      for (int component = 0; component < basis.numCols; component++, k++) {
        rows[component][sample] = (float) reduced.data[k];
      }
    }
    return new ReducedActivity(basis, rows, Matrices.squaredNorm(y), variation);
  }

  private static DMatrixRMaj leadingDirections(DMatrixRMaj y, int least) {
    int units = y.numCols;
    DMatrixRMaj moments = new DMatrixRMaj(units, units);
    CommonOps_DDRM.multInner(y, moments);
    double total = CommonOps_DDRM.trace(moments);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(units, true, true);
    if (!eigen.decompose(moments)) {
      throw new ArithmeticException("The principal directions of the states did not converge.");
    }
    int[] order =
        IntStream.range(0, units)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).real))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = 0;
    for (double held = 0; count < units && (count < least || held < SHARE * total); count++) {
      held += eigen.getEigenvalue(order[count]).real;
    }
    DMatrixRMaj basis = new DMatrixRMaj(units, count);
    for (int column = 0; column < count; column++) {
      CommonOps_DDRM.insert(eigen.getEigenVector(order[column]), basis, 0, column);
    }
    return basis;
  }

  /** The number of directions. */
  int components() {
    return basis.numCols;
  }

  /** The number of samples. */
  int samples() {
    return rows[0].length;
  }
}
