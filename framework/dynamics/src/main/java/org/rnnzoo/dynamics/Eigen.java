package org.rnnzoo.dynamics;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The eigenvalues of a real square matrix, the one with the largest real part first.
 *
 * <p>Eigenvectors are found on demand by inverse iteration, complex ones included.
 *
 * @param matrix the matrix, {@code [n, n]}; must not be changed
 * @param real the real parts, {@code [n]}
 * @param imaginary the imaginary parts, {@code [n]}; of a complex pair the positive one comes first
 */
public record Eigen(DMatrixRMaj matrix, double[] real, double[] imaginary) {

  private static final int INVERSE_ITERATIONS = 3;
  private static final double ROUNDING = 1e-13;

  /** A complex vector of length 1 whose largest entry is real and positive. */
  public record Vector(double[] real, double[] imaginary) {}

  /**
   * The eigenvalues of a matrix.
   *
   * @throws IllegalArgumentException if an entry is not finite
   * @throws ArithmeticException if the iteration does not converge
   */
  public static Eigen of(DMatrixRMaj matrix) {
    if (matrix.numRows != matrix.numCols) {
      throw new IllegalArgumentException(
          "Eigenvalues need a square matrix, not "
              + matrix.numRows
              + " by "
              + matrix.numCols
              + ".");
    }
    for (int i = 0; i < matrix.getNumElements(); i++) {
      if (!Double.isFinite(matrix.data[i])) {
        throw new IllegalArgumentException("The matrix holds an entry that is not finite.");
      }
    }
    int n = matrix.numRows;
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, false, false);
    if (!solver.decompose(matrix.copy())) {
      throw new ArithmeticException("The eigenvalues of a matrix of size " + n + " do not settle.");
    }
    Complex_F64[] values =
        IntStream.range(0, n)
            .mapToObj(solver::getEigenvalue)
            .sorted(
                Comparator.comparingDouble((Complex_F64 value) -> -value.real)
                    .thenComparingDouble(value -> -value.imaginary))
            .toArray(Complex_F64[]::new);
    double[] real = new double[n];
    double[] imaginary = new double[n];
    for (int i = 0; i < n; i++) {
      real[i] = values[i].real;
      imaginary[i] = values[i].imaginary;
    }
    return new Eigen(matrix, real, imaginary);
  }

  /** The number of eigenvalues. */
  public int size() {
    return real.length;
  }

  /** The spectral radius, the largest absolute value of an eigenvalue. */
  public double spectralRadius() {
    return IntStream.range(0, size())
        .mapToDouble(i -> Math.hypot(real[i], imaginary[i]))
        .max()
        .orElse(0);
  }

  /** A vector v with {@code A v = λ v} for the i-th eigenvalue. */
  public Vector right(int i) {
    return eigenvector(matrix, i);
  }

  /**
   * A vector w with {@code wᵀ A = λ wᵀ} for the i-th eigenvalue: what the mode selects from an
   * input.
   */
  public Vector left(int i) {
    return eigenvector(CommonOps_DDRM.transpose(matrix, null), i);
  }

  /**
   * Inverse iteration. The complex equation {@code (A − λ)(p + iq) = b + ic} is solved as a real
   * one of twice the size. λ is moved off the eigenvalue by a rounding error so that it has a
   * solution.
   */
  private Vector eigenvector(DMatrixRMaj a, int index) {
    int n = size();
    boolean complex = imaginary[index] != 0;
    double size = NormOps_DDRM.normF(a);
    double shift = ROUNDING * (size > 0 ? size : 1);
    DMatrixRMaj system = new DMatrixRMaj(complex ? 2 * n : n, complex ? 2 * n : n);
    CommonOps_DDRM.insert(a, system, 0, 0);
    if (complex) {
      CommonOps_DDRM.insert(a, system, n, n);
    }
    for (int i = 0; i < system.numRows; i++) {
      system.add(i, i, -real[index] - shift);
    }
    for (int i = 0; complex && i < n; i++) {
      system.set(i, n + i, imaginary[index]);
      system.set(n + i, i, -imaginary[index]);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(system.numRows);
    if (!solver.setA(system)) {
      throw new ArithmeticException("There is no eigenvector for eigenvalue " + index + ".");
    }
    DMatrixRMaj vector = new DMatrixRMaj(system.numRows, 1);
    for (int i = 0; i < vector.numRows; i++) {
      vector.data[i] = 1 + 0.1 * Math.sin(i + 1.0);
    }
    for (int iteration = 0; iteration < INVERSE_ITERATIONS; iteration++) {
      solver.solve(vector.copy(), vector);
      CommonOps_DDRM.divide(vector, NormOps_DDRM.normF(vector));
    }
    return normalised(vector.data, n, complex);
  }

  private static Vector normalised(double[] stacked, int n, boolean complex) {
    double[] re = new double[n];
    double[] im = new double[n];
    System.arraycopy(stacked, 0, re, 0, n);
    if (complex) {
      System.arraycopy(stacked, n, im, 0, n);
    }
    int largest = 0;
    for (int i = 1; i < n; i++) {
      if (Math.hypot(re[i], im[i]) > Math.hypot(re[largest], im[largest])) {
        largest = i;
      }
    }
    double size = Math.hypot(re[largest], im[largest]);
    double cos = re[largest] / size;
    double sin = im[largest] / size;
    for (int i = 0; i < n; i++) {
      double turned = cos * re[i] + sin * im[i];
      im[i] = cos * im[i] - sin * re[i];
      re[i] = turned;
    }
    return new Vector(re, im);
  }
}
