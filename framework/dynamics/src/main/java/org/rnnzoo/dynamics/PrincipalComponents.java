package org.rnnzoo.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The principal components of samples: the orthogonal directions of largest variance.
 *
 * @param mean the mean of each variable, {@code [variables]}
 * @param axes one unit vector per row, by falling variance, {@code [variables, variables]}; its
 *     largest entry is positive
 * @param variances the variance along each axis, {@code [variables]}
 */
public record PrincipalComponents(double[] mean, DMatrixRMaj axes, double[] variances) {

  /**
   * The principal components of samples, with divisor the number of samples.
   *
   * @param samples {@code [samples, variables]}, at least one sample
   */
  public static PrincipalComponents of(DMatrixRMaj samples) {
    int n = samples.numCols;
    if (samples.numRows < 1 || n < 1) {
      throw new IllegalArgumentException("Principal components need at least one sample.");
    }
    double[] mean = meanOf(samples);
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
    if (!solver.decompose(covariance(samples, mean))) {
      throw new ArithmeticException("The principal components do not settle.");
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -solver.getEigenvalue(i).real))
            .mapToInt(Integer::intValue)
            .toArray();
    DMatrixRMaj axes = new DMatrixRMaj(n, n);
    double[] variances = new double[n];
    for (int k = 0; k < n; k++) {
      double[] axis = upright(solver.getEigenVector(order[k]).data);
      System.arraycopy(axis, 0, axes.data, k * n, n);
      variances[k] = Math.max(0, solver.getEigenvalue(order[k]).real);
    }
    return new PrincipalComponents(mean, axes, variances);
  }

  /** The number of variables, which is the number of components. */
  public int size() {
    return mean.length;
  }

  /** The unit vector of the k-th component, {@code [variables]}, a copy. */
  public double[] axis(int k) {
    return Arrays.copyOfRange(axes.data, k * size(), (k + 1) * size());
  }

  /**
   * The share of the variance in the first 1, 2, … components, {@code [variables]}, rising to 1;
   * all 0 if nothing varies.
   */
  public double[] cumulative() {
    double total = Arrays.stream(variances).sum();
    double[] shares = new double[size()];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      sum += variances[k];
      shares[k] = total > 0 ? sum / total : 0;
    }
    return shares;
  }

  /**
   * The participation ratio {@code (Σ l)² / Σ l²} of the variances l, the effective number of
   * dimensions, in [1, variables]; 0 if nothing varies.
   */
  public double participationRatio() {
    double sum = Arrays.stream(variances).sum();
    double squares = Arrays.stream(variances).map(l -> l * l).sum();
    return squares > 0 ? sum * sum / squares : 0;
  }

  /**
   * The participation ratio of a few samples of many variables, from the samples' inner products
   * alone: {@code tr(G)² / ‖G‖²}.
   *
   * @param samples {@code [samples, variables]}, at least one sample
   */
  public static double participationRatio(DMatrixRMaj samples) {
    DMatrixRMaj centred = centred(samples, meanOf(samples));
    DMatrixRMaj products = new DMatrixRMaj(samples.numRows, samples.numRows);
    CommonOps_DDRM.multOuter(centred, products);
    double trace = CommonOps_DDRM.trace(products);
    double squares =
        CommonOps_DDRM.elementSum(CommonOps_DDRM.elementMult(products, products, null));
    return squares > 0 ? trace * trace / squares : 0;
  }

  /** The coordinates of one sample on the first components, {@code [components]}. */
  public double[] project(double[] sample, int components) {
    int n = size();
    double[] coordinates = new double[components];
    for (int k = 0, place = 0; k < components; k++) {
      for (int j = 0; j < n; j++, place++) {
        coordinates[k] += axes.data[place] * (sample[j] - mean[j]);
      }
    }
    return coordinates;
  }

  /** The coordinates of samples on the first components, {@code [samples, components]}. */
  public DMatrixRMaj project(DMatrixRMaj samples, int components) {
    DMatrixRMaj first = CommonOps_DDRM.extract(axes, 0, components, 0, size());
    DMatrixRMaj coordinates = new DMatrixRMaj(samples.numRows, components);
    CommonOps_DDRM.multTransB(centred(samples, mean), first, coordinates);
    return coordinates;
  }

  private static double[] meanOf(DMatrixRMaj samples) {
    double[] mean = CommonOps_DDRM.sumCols(samples, null).data;
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= samples.numRows;
    }
    return mean;
  }

  private static DMatrixRMaj centred(DMatrixRMaj samples, double[] mean) {
    DMatrixRMaj centred = samples.copy();
    for (int i = 0, place = 0; i < samples.numRows; i++) {
      for (int j = 0; j < mean.length; j++, place++) {
        centred.data[place] -= mean[j];
      }
    }
    return centred;
  }

  private static DMatrixRMaj covariance(DMatrixRMaj samples, double[] mean) {
    DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
    CommonOps_DDRM.multInner(centred(samples, mean), covariance);
    CommonOps_DDRM.divide(covariance, samples.numRows);
    return covariance;
  }

  /** An axis has no direction; this one is chosen so that equal data give equal figures. */
  private static double[] upright(double[] axis) {
    double largest = Arrays.stream(axis).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
    return largest < 0 ? Arrays.stream(axis).map(value -> -value).toArray() : axis;
  }
}
