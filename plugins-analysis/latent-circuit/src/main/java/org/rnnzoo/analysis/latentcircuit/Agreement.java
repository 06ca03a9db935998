package org.rnnzoo.analysis.latentcircuit;

/**
 * How well one list of numbers predicts another, entry by entry.
 *
 * @param correlation Pearson's correlation; NaN below three entries or where one list is constant
 * @param slope of the line through 0 that fits the observed to the predicted numbers
 * @param relativeError {@code ‖predicted − observed‖ / ‖observed‖}
 */
record Agreement(double correlation, double slope, double relativeError) {

  static Agreement of(double[] predicted, double[] observed) {
    double meanP = mean(predicted);
    double meanO = mean(observed);
    double varianceP = 0;
    double varianceO = 0;
    double covariance = 0;
    double energyP = 0;
    double energyO = 0;
    double product = 0;
    double error = 0;
    for (int i = 0; i < predicted.length; i++) {
      double p = predicted[i];
      double o = observed[i];
      varianceP += (p - meanP) * (p - meanP);
      varianceO += (o - meanO) * (o - meanO);
      covariance += (p - meanP) * (o - meanO);
      energyP += p * p;
      energyO += o * o;
      product += p * o;
      error += (p - o) * (p - o);
    }
    double correlation =
        predicted.length < 3 ? Double.NaN : covariance / Math.sqrt(varianceP * varianceO);
    return new Agreement(correlation, product / energyP, Math.sqrt(error / energyO));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
