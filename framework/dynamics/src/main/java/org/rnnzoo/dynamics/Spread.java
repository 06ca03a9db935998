package org.rnnzoo.dynamics;

import java.util.List;

/**
 * How the trajectories lie in state space.
 *
 * @param mean their mean
 * @param radius their mean distance from it
 * @param deviation their root mean square deviation from it per variable; 1 if they stand still
 * @param rootMeanSquare the root mean square of their variables; 1 if all are 0
 */
record Spread(double[] mean, double radius, double deviation, double rootMeanSquare) {

  static Spread of(List<double[]> states) {
    int n = states.get(0).length;
    double[] mean = new double[n];
    double squares = 0;
    for (double[] state : states) {
      for (int k = 0; k < n; k++) {
        mean[k] += state[k] / states.size();
        squares += state[k] * state[k];
      }
    }
    double distances = 0;
    double deviations = 0;
    for (double[] state : states) {
      double distance = distance(state, mean);
      distances += distance;
      deviations += distance * distance;
    }
    double count = states.size();
    double deviation = Math.sqrt(deviations / count / n);
    double rootMeanSquare = Math.sqrt(squares / count / n);
    return new Spread(
        mean,
        deviation > 0 ? distances / count : Double.POSITIVE_INFINITY,
        deviation > 0 ? deviation : 1,
        rootMeanSquare > 0 ? rootMeanSquare : 1);
  }

  double distance(double[] state) {
    return distance(state, mean);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }

  /** The radius as a length to measure by; 1 if the trajectories stand still. */
  double radiusOrOne() {
    return Double.isFinite(radius) ? radius : 1;
  }
}
