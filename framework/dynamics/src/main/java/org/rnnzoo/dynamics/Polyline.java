package org.rnnzoo.dynamics;

import java.util.Arrays;

/** Curves in a plane as one growing list of places, broken by NaN. */
final class Polyline {

  private double[] x = new double[256];
  private double[] y = new double[256];
  private int size;

  void add(double px, double py) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = px;
    y[size] = py;
    size++;
  }

  /** Ends the present curve; the next place starts another. */
  void lift() {
    if (size > 0 && !Double.isNaN(x[size - 1])) {
      add(Double.NaN, Double.NaN);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  double[] x() {
    return Arrays.copyOf(x, size);
  }

  double[] y() {
    return Arrays.copyOf(y, size);
  }
}
