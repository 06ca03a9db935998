package org.rnnzoo.dynamics;

/** A rectangle in the coordinates of a plane. */
public record Window(double left, double right, double bottom, double top) {

  private static final double MARGIN = 0.1;

  /** The shorter side is at least this share of the longer one. */
  private static final double FLATTEST = 0.6;

  /**
   * A window with a margin around two intervals.
   *
   * @param x the ends of the first, lower first
   * @param y the ends of the second
   */
  static Window around(double[] x, double[] y) {
    double longer = Math.max(x[1] - x[0], y[1] - y[0]);
    double shortest = longer > 0 ? FLATTEST * longer : 1;
    double width = (1 + 2 * MARGIN) * Math.max(x[1] - x[0], shortest);
    double height = (1 + 2 * MARGIN) * Math.max(y[1] - y[0], shortest);
    double x0 = (x[0] + x[1]) / 2;
    double y0 = (y[0] + y[1]) / 2;
    return new Window(x0 - width / 2, x0 + width / 2, y0 - height / 2, y0 + height / 2);
  }

  /** Its extent along the first coordinate. */
  public double width() {
    return right - left;
  }

  /** Its extent along the second coordinate. */
  public double height() {
    return top - bottom;
  }

  boolean contains(double x, double y) {
    return x >= left && x <= right && y >= bottom && y <= top;
  }
}
