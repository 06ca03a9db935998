package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Panel.Link;

/**
 * A link of a circuit on the page.
 *
 * @param curve its way from the edge of the source to the edge of the target
 * @param share the size of its weight as a share of the largest, 0 to 1
 * @param widest the width of the largest weight in millimetres
 */
record Wire(Link link, Bezier curve, double share, double widest) {

  static final Colour POSITIVE = new Colour(0xD55E00, 1);
  static final Colour NEGATIVE = new Colour(0x0072B2, 1);

  /** Between the head and the node. */
  static final double GAP = 0.35;

  /** Links fade with their weight, down to this share of their colour. */
  private static final double PALEST = 0.45;

  Colour colour() {
    Colour full = link.weight() > 0 ? POSITIVE : NEGATIVE;
    return Colour.WHITE.towards(full, PALEST + (1 - PALEST) * share);
  }

  double width() {
    return Math.max(0.15, widest * share);
  }

  /** Points along the way, evenly spread. */
  Polyline sampled(int count) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      double t = (double) i / (count - 1);
      x[i] = curve.x(t);
      y[i] = curve.y(t);
    }
    return new Polyline(x, y);
  }

  void draw(Canvas canvas) {
    double width = width();
    if (link.weight() > 0) {
      double length = 0.8 + 0.85 * width;
      double neck = 1 - curve.reversed().leaves(0.8 * length);
      double along = Math.atan2(curve.y3() - curve.y(neck), curve.x3() - curve.x(neck));
      double ux = Math.cos(along);
      double uy = Math.sin(along);
      canvas.path(curve.until(neck).path(), Look.line(colour(), width));
      canvas.path(
          Outline.arrowHead(curve.x3(), curve.y3(), ux, uy, length, 0.36 + 0.62 * width),
          Look.filled(colour()));
    } else {
      double half = 0.55 + 0.65 * width;
      double across = curve.direction(1) + Math.PI / 2;
      double dx = half * Math.cos(across);
      double dy = half * Math.sin(across);
      canvas.path(curve.path(), Look.line(colour(), width));
      canvas.line(
          curve.x3() - dx,
          curve.y3() - dy,
          curve.x3() + dx,
          curve.y3() + dy,
          Look.line(colour(), Math.max(0.3, 0.5 * width)));
    }
  }
}
