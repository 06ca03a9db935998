package org.rnnzoo.trainer.force;

import java.util.Arrays;

/**
 * The matrix P of recursive least squares, the inverse of {@code α + Σ m r rᵀ} over all features r
 * so far with their weights m. Symmetric to the bit.
 */
final class InverseCorrelation {

  private final int n;
  private final double[] matrix;
  private final double[] gain;

  /** {@code 1/α} times the identity. */
  static InverseCorrelation fresh(int n, double alpha) {
    InverseCorrelation fresh = new InverseCorrelation(n, new double[n * n]);
    for (int i = 0; i < n; i++) {
      fresh.matrix[i * n + i] = 1 / alpha;
    }
    return fresh;
  }

  /** The matrix that was told as {@link #high} and {@link #low}. */
  static InverseCorrelation restored(float[] high, float[] low) {
    double[] matrix = new double[high.length];
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] = (double) high[k] + low[k];
    }
    return new InverseCorrelation((int) Math.round(Math.sqrt(matrix.length)), matrix);
  }

  private InverseCorrelation(int n, double[] matrix) {
    this.n = n;
    this.matrix = matrix;
    this.gain = new double[n];
  }

  InverseCorrelation copy() {
    return new InverseCorrelation(n, matrix.clone());
  }

  /**
   * Takes up features: {@code P ← P − m P r rᵀ P / (1 + m rᵀ P r)}.
   *
   * @param features r
   * @param weight m, above 0
   * @return {@code m P r} with the new P, which times the error is the correction of the weights;
   *     live
   */
  double[] takeUp(double[] features, double weight) {
    Arrays.fill(gain, 0);
    for (int i = 0; i < n; i++) {
      addRow(i, features[i]);
    }
    double spread = 0;
    for (int i = 0; i < n; i++) {
      spread += features[i] * gain[i];
    }
    double share = weight / (1 + weight * spread);
    double root = Math.sqrt(share);
    scaleGain(root);
    for (int i = 0; i < n; i++) {
      subtractFromRow(i, gain[i]);
    }
    scaleGain(root);
    return gain;
  }

  private void addRow(int row, double factor) {
    int at = row * n;
    for (int j = 0; j < n; j++) {
      gain[j] += factor * matrix[at + j];
    }
  }

  private void subtractFromRow(int row, double factor) {
    int at = row * n;
    for (int j = 0; j < n; j++) {
      matrix[at + j] -= factor * gain[j];
    }
  }

  private void scaleGain(double factor) {
    for (int j = 0; j < n; j++) {
      gain[j] *= factor;
    }
  }

  /**
   * Rounds every element to a sum of two float32 numbers, 48 bits, so that {@link #high} and {@link
   * #low} tell all there is. One float32 would not do: after many steps P is small beside what was
   * subtracted to get there.
   */
  void round() {
    for (int k = 0; k < matrix.length; k++) {
      float high = (float) matrix[k];
      float low = (float) (matrix[k] - high);
      matrix[k] = (double) high + low;
    }
  }

  /** The elements to 24 bits, {@code [n, n]}. */
  float[] high() {
    float[] high = new float[matrix.length];
    for (int k = 0; k < high.length; k++) {
      high[k] = (float) matrix[k];
    }
    return high;
  }

  /** What {@link #high} leaves of the elements, {@code [n, n]}. */
  float[] low() {
    float[] low = new float[matrix.length];
    for (int k = 0; k < low.length; k++) {
      low[k] = (float) (matrix[k] - (float) matrix[k]);
    }
    return low;
  }
}
