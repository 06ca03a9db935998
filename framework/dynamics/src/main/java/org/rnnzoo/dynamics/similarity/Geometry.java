package org.rnnzoo.dynamics.similarity;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.rnnzoo.dynamics.PrincipalComponents;

/**
 * The activity of a network on some samples, made ready to be compared with that of others on the
 * same samples.
 *
 * @param centred the activity, each unit's mean taken away, {@code [samples, units]}
 * @param basis an orthonormal basis of the leading courses over samples, {@code [samples, rank]}
 * @param distances Euclidean distances between the activities of a few samples, one for each pair
 */
public record Geometry(DMatrixRMaj centred, DMatrixRMaj basis, double[] distances) {

  private static final double NOTHING = 1e-12;

  /**
   * Makes activity ready.
   *
   * @param activity {@code [samples, units]}
   * @param rank how many principal components canonical correlations look at; fewer if the activity
   *     has fewer
   * @param conditions how many samples, evenly spaced, are compared pair by pair, at least 3
   * @throws IllegalArgumentException if the activity is constant, so that nothing can be compared
   */
  public static Geometry of(DMatrixRMaj activity, int rank, int conditions) {
    PrincipalComponents components = PrincipalComponents.of(activity);
    double total = Arrays.stream(components.variances()).sum();
    if (!(total > NOTHING)) {
      throw new IllegalArgumentException(
          "The activity of a network does not vary, so it has no geometry to compare.");
    }
    int kept = 0;
    while (kept < Math.min(rank, components.size())
        && components.variances()[kept] > NOTHING * components.variances()[0]) {
      kept++;
    }
    DMatrixRMaj basis = components.project(activity, kept);
    for (int k = 0; k < kept; k++) {
      double scale = 1 / Math.sqrt(components.variances()[k] * activity.numRows);
      for (int i = 0; i < basis.numRows; i++) {
        basis.data[i * kept + k] *= scale;
      }
    }
    DMatrixRMaj centred = activity.copy();
    for (int i = 0; i < centred.numRows; i++) {
      for (int j = 0; j < centred.numCols; j++) {
        centred.data[i * centred.numCols + j] -= components.mean()[j];
      }
    }
    return new Geometry(centred, basis, distances(centred, conditions));
  }

  private static double[] distances(DMatrixRMaj samples, int conditions) {
    int count = Math.min(conditions, samples.numRows);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * samples.numRows / count);
    }
    double[] distances = new double[count * (count - 1) / 2];
    int place = 0;
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        double squares = 0;
        for (int j = 0; j < samples.numCols; j++) {
          double difference = samples.get(chosen[a], j) - samples.get(chosen[b], j);
          squares += difference * difference;
        }
        distances[place++] = Math.sqrt(squares);
      }
    }
    return distances;
  }

  /**
   * The angle that is left when one activity is rotated, reflected and scaled as close as possible
   * to the other, {@code arccos(‖XᵀY‖_* / (‖X‖ ‖Y‖))}, in [0, π/2] (Williams et al. 2021).
   */
  public double procrustes(Geometry other) {
    double nuclear = Arrays.stream(singularValues(product(centred, other.centred))).sum();
    double cosine = nuclear / (NormOps_DDRM.normF(centred) * NormOps_DDRM.normF(other.centred));
    return Math.acos(Math.min(1, cosine));
  }

  /**
   * Linear centred kernel alignment, {@code ‖XᵀY‖² / (‖XᵀX‖ ‖YᵀY‖)}, in [0, 1] (Kornblith et al.
   * 2019).
   */
  public double cka(Geometry other) {
    double cross = NormOps_DDRM.normF(product(centred, other.centred));
    double own = NormOps_DDRM.normF(product(centred, centred));
    double others = NormOps_DDRM.normF(product(other.centred, other.centred));
    return Math.min(1, cross * cross / (own * others));
  }

  /**
   * The canonical correlations between the leading principal components, falling, each in [0, 1]
   * (Raghu et al. 2017). Their arccosines are the principal angles between the two subspaces of
   * courses over samples (Björck &amp; Golub 1973).
   */
  public double[] canonicalCorrelations(Geometry other) {
    double[] values = singularValues(product(basis, other.basis));
    return Arrays.stream(values).map(value -> Math.min(1, value)).toArray();
  }

  /** The mean canonical correlation, in [0, 1]. */
  public double cca(Geometry other) {
    return Arrays.stream(canonicalCorrelations(other)).average().orElseThrow();
  }

  /** The largest principal angle, in [0, π/2]. */
  public double largestAngle(Geometry other) {
    double[] correlations = canonicalCorrelations(other);
    return Math.acos(correlations[correlations.length - 1]);
  }

  /**
   * The correlation of the two matrices of distances between samples, in [−1, 1] (Kriegeskorte et
   * al. 2008).
   */
  public double rsa(Geometry other) {
    double[] a = distances;
    double[] b = other.distances;
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numCols, b.numCols);
    CommonOps_DDRM.multTransA(a, b, product);
    return product;
  }

  private static double[] singularValues(DMatrixRMaj matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
    if (!solver.decompose(matrix.copy())) {
      throw new ArithmeticException("The singular values of a matrix do not settle.");
    }
    double[] values =
        Arrays.copyOf(solver.getSingularValues(), Math.min(matrix.numRows, matrix.numCols));
    Arrays.sort(values);
    for (int i = 0; i < values.length / 2; i++) {
      double swapped = values[i];
      values[i] = values[values.length - 1 - i];
      values[values.length - 1 - i] = swapped;
    }
    return values;
  }
}
