package org.rnnzoo.analysis.lyapunov;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * Tangent vectors of length 1 at right angles, which the dynamics bend and stretch and which are
 * straightened by Gram and Schmidt.
 *
 * @param vectors {@code [vectors, dimension]}; changes
 */
record Frame(DMatrixRMaj vectors) {

  /** A vector left with less than this of its length lay in the span of those before it. */
  private static final double NOTHING = 1e-14;

  /** A frame of random directions. */
  static Frame random(int count, int dimension, RandomGenerator random) {
    Frame frame = new Frame(new DMatrixRMaj(count, dimension));
    // Vectors of length 0 take random directions.
    frame.straighten(new double[count], random);
    return frame;
  }

  /**
   * Makes the vectors orthonormal again, the first one keeping its direction.
   *
   * @param growth on return the logarithm of the length that each vector had beside those before
   *     it; −∞ where nothing was left, and then the vector takes a random direction
   */
  void straighten(double[] growth, RandomGenerator random) {
    for (int i = 0; i < vectors.numRows; i++) {
      double before = length(i);
      double after = reject(i);
      growth[i] = Math.log(after);
      while (after <= NOTHING * before) {
        growth[i] = Double.NEGATIVE_INFINITY;
        randomise(i, random);
        before = length(i);
        after = reject(i);
      }
      scale(i, 1 / after);
    }
  }

  /** Takes away what a vector shares with those before it, and returns the length that is left. */
  private double reject(int i) {
    for (int k = 0; k < i; k++) {
      add(i, -dot(i, k), k);
    }
    return length(i);
  }

  private void randomise(int i, RandomGenerator random) {
    for (int d = 0; d < vectors.numCols; d++) {
      vectors.set(i, d, random.nextGaussian());
    }
  }

  private double length(int i) {
    return Math.sqrt(dot(i, i));
  }

  private double dot(int i, int k) {
    double sum = 0;
    int n = vectors.numCols;
    for (int d = 0; d < n; d++) {
      sum += vectors.data[i * n + d] * vectors.data[k * n + d];
    }
    return sum;
  }

  private void add(int i, double factor, int k) {
    int n = vectors.numCols;
    for (int d = 0; d < n; d++) {
      vectors.data[i * n + d] += factor * vectors.data[k * n + d];
    }
  }

  private void scale(int i, double factor) {
    int n = vectors.numCols;
    for (int d = 0; d < n; d++) {
      vectors.data[i * n + d] *= factor;
    }
  }
}
