package org.rnnzoo.figure;

/** A cubic curve. */
record Bezier(
    double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {

  /**
   * A curve between two places that bends to one side.
   *
   * @param bend how far its middle lies off the straight line, as a share of the distance; positive
   *     to the left of the way as seen on the page
   */
  static Bezier bent(double fromX, double fromY, double toX, double toY, double bend) {
    double dx = toX - fromX;
    double dy = toY - fromY;
    // A cubic curve reaches three quarters of the way to its control points.
    double offX = dy * bend / 0.75;
    double offY = -dx * bend / 0.75;
    return new Bezier(
        fromX,
        fromY,
        fromX + 0.3 * dx + offX,
        fromY + 0.3 * dy + offY,
        fromX + 0.7 * dx + offX,
        fromY + 0.7 * dy + offY,
        toX,
        toY);
  }

  double x(double t) {
    double s = 1 - t;
    return s * s * s * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * x3;
  }

  double y(double t) {
    double s = 1 - t;
    return s * s * s * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y3;
  }

  /** The direction at a place, in radians on the page (y downwards). */
  double direction(double t) {
    double s = 1 - t;
    double dx = s * s * (x1 - x0) + 2 * s * t * (x2 - x1) + t * t * (x3 - x2);
    double dy = s * s * (y1 - y0) + 2 * s * t * (y2 - y1) + t * t * (y3 - y2);
    return Math.atan2(dy, dx);
  }

  /** The part up to a place (de Casteljau). */
  Bezier until(double t) {
    double ax = mix(x0, x1, t);
    double ay = mix(y0, y1, t);
    double bx = mix(x1, x2, t);
    double by = mix(y1, y2, t);
    double abx = mix(ax, bx, t);
    double aby = mix(ay, by, t);
    return new Bezier(x0, y0, ax, ay, abx, aby, x(t), y(t));
  }

  Bezier reversed() {
    return new Bezier(x3, y3, x2, y2, x1, y1, x0, y0);
  }

  /** The part from a place on. */
  Bezier from(double t) {
    return reversed().until(1 - t).reversed();
  }

  /** The place in the first half where the curve leaves a circle around its beginning. */
  double leaves(double distance) {
    double inside = 0;
    double outside = 0.5;
    for (int i = 0; i < 30; i++) {
      double t = (inside + outside) / 2;
      if (Math.hypot(x(t) - x0, y(t) - y0) < distance) {
        inside = t;
      } else {
        outside = t;
      }
    }
    return outside;
  }

  private static double mix(double a, double b, double t) {
    return a + t * (b - a);
  }

  Outline path() {
    return new Outline().moveTo(x0, y0).curveTo(x1, y1, x2, y2, x3, y3);
  }
}
