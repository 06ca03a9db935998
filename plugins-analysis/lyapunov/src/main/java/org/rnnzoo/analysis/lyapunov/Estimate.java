package org.rnnzoo.analysis.lyapunov;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A mean with its standard error.
 *
 * @param mean the mean
 * @param standardError the standard deviation over the root of the number; NaN if there is but one
 */
record Estimate(double mean, double standardError) {

  static Estimate of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    // One value gives 0/0, which is NaN: nothing is known about its error.
    double variance = squares / (values.length - 1);
    return new Estimate(mean, Math.sqrt(variance / values.length));
  }

  /** The same in another unit. */
  Estimate times(double factor) {
    return new Estimate(mean * factor, standardError * factor);
  }

  /** The mean with three digits and its error with one, if it is known. */
  String inWords() {
    String words = rounded(mean, 3);
    return Double.isNaN(standardError) ? words : words + " ± " + rounded(standardError, 1);
  }

  private static String rounded(double value, int digits) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Twice the standard error; 0 if that is unknown. */
  double margin() {
    return Double.isNaN(standardError) ? 0 : 2 * standardError;
  }
}
