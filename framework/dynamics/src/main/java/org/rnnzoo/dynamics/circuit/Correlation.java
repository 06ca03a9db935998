package org.rnnzoo.dynamics.circuit;

/** Pearson's correlation. */
final class Correlation {

  private static final int FEWEST = 3;

  private Correlation() {}

  /** NaN below three entries, or where one list is constant. */
  static double of(double[] a, double[] b) {
    if (a.length < FEWEST) {
      return Double.NaN;
    }
    double meanA = mean(a);
    double meanB = mean(b);
    double varianceA = 0;
    double varianceB = 0;
    double covariance = 0;
    for (int i = 0; i < a.length; i++) {
      varianceA += (a[i] - meanA) * (a[i] - meanA);
      varianceB += (b[i] - meanB) * (b[i] - meanB);
      covariance += (a[i] - meanA) * (b[i] - meanB);
    }
    double scale = Math.sqrt(varianceA * varianceB);
    return scale > 0 ? covariance / scale : Double.NaN;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
