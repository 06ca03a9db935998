package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A path of straight lines and cubic curves, in millimetres. */
final class Outline {

  /** What a path is drawn with. */
  interface Pen {
    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void curveTo(double x1, double y1, double x2, double y2, double x, double y);

    void close();
  }

  private final List<Consumer<Pen>> strokes = new ArrayList<>();

  Outline moveTo(double x, double y) {
    strokes.add(pen -> pen.moveTo(x, y));
    return this;
  }

  Outline lineTo(double x, double y) {
    strokes.add(pen -> pen.lineTo(x, y));
    return this;
  }

  Outline curveTo(double x1, double y1, double x2, double y2, double x, double y) {
    strokes.add(pen -> pen.curveTo(x1, y1, x2, y2, x, y));
    return this;
  }

  Outline close() {
    strokes.add(Pen::close);
    return this;
  }

  Outline append(Outline other) {
    strokes.addAll(other.strokes);
    return this;
  }

  boolean isEmpty() {
    return strokes.isEmpty();
  }

  /** Repeats the path with a pen. */
  void trace(Pen pen) {
    strokes.forEach(stroke -> stroke.accept(pen));
  }

  static Outline rectangle(Box box) {
    return new Outline()
        .moveTo(box.left(), box.top())
        .lineTo(box.right(), box.top())
        .lineTo(box.right(), box.bottom())
        .lineTo(box.left(), box.bottom())
        .close();
  }

  /** A square around a centre, its corners rounded. */
  static Outline roundedSquare(double x, double y, double half, double corner) {
    // The control points of a quarter circle lie 0.5523 radii from its ends.
    double k = corner * (1 - 0.5523);
    double l = x - half;
    double r = x + half;
    double t = y - half;
    double b = y + half;
    return new Outline()
        .moveTo(l + corner, t)
        .lineTo(r - corner, t)
        .curveTo(r - k, t, r, t + k, r, t + corner)
        .lineTo(r, b - corner)
        .curveTo(r, b - k, r - k, b, r - corner, b)
        .lineTo(l + corner, b)
        .curveTo(l + k, b, l, b - k, l, b - corner)
        .lineTo(l, t + corner)
        .curveTo(l, t + k, l + k, t, l + corner, t)
        .close();
  }

  /** The lower half of a disc. */
  static Outline lowerHalfDisc(double x, double y, double radius) {
    double k = radius * 0.5523;
    return new Outline()
        .moveTo(x - radius, y)
        .curveTo(x - radius, y + k, x - k, y + radius, x, y + radius)
        .curveTo(x + k, y + radius, x + radius, y + k, x + radius, y)
        .close();
  }

  /** A triangle that points along (ux, uy), a vector of length one. */
  static Outline arrowHead(
      double tipX, double tipY, double ux, double uy, double length, double half) {
    double neckX = tipX - length * ux;
    double neckY = tipY - length * uy;
    return new Outline()
        .moveTo(tipX, tipY)
        .lineTo(neckX - half * uy, neckY + half * ux)
        .lineTo(neckX + half * uy, neckY - half * ux)
        .close();
  }
}
