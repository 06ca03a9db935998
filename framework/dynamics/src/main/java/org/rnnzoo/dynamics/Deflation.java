package org.rnnzoo.dynamics;

import java.util.List;

/**
 * Known roots divided out of a system of equations, so that Newton's iteration finds others
 * (Farrell, Birkisson &amp; Funke 2015).
 *
 * <p>Instead of {@code F(x) = 0} one solves {@code m(x) F(x) = 0} with {@code m(x) = Π (1 + s²/‖x −
 * root‖²)}, which grows without bound at each known root. The Newton step of the product is that of
 * F, only longer, shorter or turned round.
 *
 * @param roots the known roots
 * @param scale s, the distance over which a root keeps the iteration away
 */
record Deflation(List<double[]> roots, double scale) {

  /** Nothing is known yet. */
  static final Deflation NONE = new Deflation(List.of(), 1);

  private static final double LONGEST = 1e3;

  /** {@code m(x)}. */
  double weight(double[] x) {
    double weight = 1;
    for (double[] root : roots) {
      weight *= 1 + scale * scale / squaredDistance(x, root);
    }
    return weight;
  }

  /**
   * What the Newton step d of F is multiplied by to give that of {@code m F}: {@code 1/(1 − ∇log m
   * · d)}.
   */
  double stretch(double[] x, double[] step) {
    double along = 0;
    for (double[] root : roots) {
      double squared = squaredDistance(x, root);
      double towards = 0;
      for (int k = 0; k < x.length; k++) {
        towards += (x[k] - root[k]) * step[k];
      }
      along -= 2 * scale * scale * towards / (squared * (squared + scale * scale));
    }
    double stretch = 1 / (1 - along);
    return Double.isNaN(stretch) ? 1 : Math.max(-LONGEST, Math.min(LONGEST, stretch));
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = Double.MIN_NORMAL;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
