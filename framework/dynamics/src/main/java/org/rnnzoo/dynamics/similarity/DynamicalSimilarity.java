package org.rnnzoo.dynamics.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Dynamical similarity analysis: how far two linear operators are from being one and the same, seen
 * in other orthogonal coordinates (Ostrow et al. 2023).
 *
 * <p>The distance is {@code min over orthogonal C of arccos(⟨A, C B Cᵀ⟩ / (‖A‖ ‖B‖))}, in [0, π].
 * What A and B have of the identity no C can change, so it is set aside and C is sought for the
 * rest. There are local maxima, so an {@link OrthogonalAscent} starts from many places and the best
 * end counts.
 *
 * @param starts the number of starts, at least 1
 * @param iterations the largest number of iterations from one start, at least 1
 */
public record DynamicalSimilarity(int starts, int iterations) {

  private static final double SETTLED = 1e-12;

  /** Gains below this, as a part of the bound, are left to the highest climbs. */
  private static final double NEARLY_SETTLED = 1e-5;

  /** How many climbs go on to the end. */
  private static final int KEPT = 3;

  public DynamicalSimilarity {
    if (starts < 1 || iterations < 1) {
      throw new IllegalArgumentException("Dynamical similarity needs a start and an iteration.");
    }
  }

  /**
   * The distance of two operators of the same size.
   *
   * @param random where starts are drawn from
   */
  public double angle(DMatrixRMaj a, DMatrixRMaj b, RandomGenerator random) {
    if (a.numRows != b.numRows) {
      throw new IllegalArgumentException(
          "Operators of rank %s and %s cannot be compared.".formatted(a.numRows, b.numRows));
    }
    int n = a.numRows;
    double meanA = CommonOps_DDRM.trace(a) / n;
    double meanB = CommonOps_DDRM.trace(b) / n;
    DMatrixRMaj restA = traceless(a, meanA);
    DMatrixRMaj restB = traceless(b, meanB);
    double best = best(restA, restB, starts(restA, restB, random));
    double cosine = (n * meanA * meanB + best) / (NormOps_DDRM.normF(a) * NormOps_DDRM.normF(b));
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  }

  /** The value at the top of the best climb. */
  private double best(DMatrixRMaj a, DMatrixRMaj b, List<DMatrixRMaj> starts) {
    List<OrthogonalAscent> climbs = new ArrayList<>();
    for (DMatrixRMaj start : starts) {
      climbs.add(new OrthogonalAscent(a, b, start));
    }
    // All climbs are near their tops before they are on them; only the highest go on.
    climbs.forEach(climb -> climb.go(iterations, NEARLY_SETTLED));
    climbs.sort(Comparator.comparingDouble(OrthogonalAscent::value).reversed());
    climbs = climbs.subList(0, Math.min(KEPT, climbs.size()));
    climbs.forEach(climb -> climb.go(iterations, SETTLED));
    return climbs.stream().mapToDouble(OrthogonalAscent::value).max().orElseThrow();
  }

  private static DMatrixRMaj traceless(DMatrixRMaj matrix, double mean) {
    DMatrixRMaj rest = matrix.copy();
    for (int i = 0; i < rest.numRows; i++) {
      rest.add(i, i, -mean);
    }
    return rest;
  }

  /**
   * Coordinates in which the symmetric parts agree best, with signs for which the rest agrees, too;
   * the coordinates as they are; and any others.
   */
  private List<DMatrixRMaj> starts(DMatrixRMaj a, DMatrixRMaj b, RandomGenerator random) {
    int n = a.numRows;
    List<DMatrixRMaj> all = new ArrayList<>();
    DMatrixRMaj axesA = axes(a);
    DMatrixRMaj axesB = axes(b);
    double[][] agreement = agreement(inAxes(a, axesA), inAxes(b, axesB));
    for (int i = 0; i < starts; i++) {
      if (i == 1) {
        all.add(CommonOps_DDRM.identity(n));
      } else if (i % 2 == 0) {
        double[] signs = signs(agreement, random);
        DMatrixRMaj signed = axesB.copy();
        for (int j = 0; j < n; j++) {
          for (int k = 0; k < n; k++) {
            signed.data[j * n + k] *= signs[k];
          }
        }
        DMatrixRMaj start = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(axesA, signed, start);
        all.add(start);
      } else {
        DMatrixRMaj any = new DMatrixRMaj(n, n);
        for (int k = 0; k < any.data.length; k++) {
          any.data[k] = random.nextGaussian();
        }
        DMatrixRMaj start = new DMatrixRMaj(n, n);
        new OrthogonalFactor(n).of(any, start);
        all.add(start);
      }
    }
    return all;
  }

  private static DMatrixRMaj inAxes(DMatrixRMaj matrix, DMatrixRMaj axes) {
    DMatrixRMaj half = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    DMatrixRMaj whole = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    CommonOps_DDRM.mult(matrix, axes, half);
    CommonOps_DDRM.multTransA(axes, half, whole);
    return whole;
  }

  /** What each pair of axes adds to the value if their signs agree. */
  private static double[][] agreement(DMatrixRMaj a, DMatrixRMaj b) {
    int n = a.numRows;
    double[][] agreement = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        agreement[i][j] = i == j ? 0 : a.get(i, j) * b.get(i, j) + a.get(j, i) * b.get(j, i);
      }
    }
    return agreement;
  }

  /** Signs of axes that no change of one or of two of them betters, from some at random. */
  private static double[] signs(double[][] agreement, RandomGenerator random) {
    int n = agreement.length;
    double[] signs = new double[n];
    for (int k = 0; k < n; k++) {
      signs[k] = random.nextBoolean() ? 1 : -1;
    }
    boolean better = true;
    while (better) {
      better = false;
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++) {
          double gain = -2 * gain(agreement, signs, i);
          if (j != i) {
            gain += -2 * gain(agreement, signs, j) + 4 * signs[i] * signs[j] * agreement[i][j];
          }
          if (gain > SETTLED) {
            signs[i] = -signs[i];
            signs[j] = j == i ? signs[j] : -signs[j];
            better = true;
          }
        }
      }
    }
    return signs;
  }

  private static double gain(double[][] agreement, double[] signs, int i) {
    double sum = 0;
    for (int k = 0; k < signs.length; k++) {
      sum += signs[i] * signs[k] * agreement[i][k];
    }
    return sum;
  }

  /** The eigenvectors of the symmetric part, one a column, by falling eigenvalue. */
  private static DMatrixRMaj axes(DMatrixRMaj matrix) {
    int n = matrix.numRows;
    DMatrixRMaj symmetric = CommonOps_DDRM.transpose(matrix, null);
    CommonOps_DDRM.addEquals(symmetric, matrix);
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
    if (!solver.decompose(symmetric)) {
      throw new ArithmeticException("The axes of an operator do not settle.");
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order.add(i);
    }
    order.sort(
        (i, j) -> Double.compare(solver.getEigenvalue(j).real, solver.getEigenvalue(i).real));
    DMatrixRMaj axes = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      CommonOps_DDRM.insert(solver.getEigenVector(order.get(k)), axes, 0, k);
    }
    return axes;
  }

  /** The orthogonal matrix nearest to a square one. */
  private static final class OrthogonalFactor {

    private final SingularValueDecomposition_F64<DMatrixRMaj> solver;
    private final DMatrixRMaj u;
    private final DMatrixRMaj v;

    OrthogonalFactor(int n) {
      solver = DecompositionFactory_DDRM.svd(n, n, true, true, true);
      u = new DMatrixRMaj(n, n);
      v = new DMatrixRMaj(n, n);
    }

    /** Overwrites the matrix. */
    void of(DMatrixRMaj matrix, DMatrixRMaj result) {
      if (!solver.decompose(matrix)) {
        throw new ArithmeticException("An orthogonal factor does not settle.");
      }
      solver.getU(u, false);
      solver.getV(v, true);
      CommonOps_DDRM.mult(u, v, result);
    }
  }
}
