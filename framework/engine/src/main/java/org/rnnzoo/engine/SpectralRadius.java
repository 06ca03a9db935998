package org.rnnzoo.engine;

import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.Eigen;

/**
 * The spectral radius of a recurrent matrix, the largest absolute value of an eigenvalue: below 1 a
 * network of slope 1 comes to rest, above it does not.
 *
 * <p>It is found from all eigenvalues, in about {@code 25 units³} operations.
 */
public final class SpectralRadius {

  private SpectralRadius() {}

  /**
   * The spectral radius of a matrix.
   *
   * @param values holds the matrix, {@code [units, units]}, from {@code at}
   */
  public static double of(float[] values, int at, int units) {
    DMatrixRMaj matrix = new DMatrixRMaj(units, units);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = values[at + i];
    }
    return Eigen.of(matrix).spectralRadius();
  }

  /**
   * Multiplies a matrix by the number that brings its spectral radius to {@code radius}.
   *
   * @param values holds the matrix, {@code [units, units]}, from {@code at}
   * @throws IllegalArgumentException if the spectral radius of the matrix is 0
   */
  public static void set(float[] values, int at, int units, double radius) {
    double before = of(values, at, units);
    if (before == 0) {
      throw new IllegalArgumentException(
          "The initial recurrent matrix of "
              + units
              + " units has too few connections to be given a spectral radius; use more units or a"
              + " higher density.");
    }
    double factor = radius / before;
    for (int i = at; i < at + units * units; i++) {
      values[i] = (float) (factor * values[i]);
    }
  }
}
