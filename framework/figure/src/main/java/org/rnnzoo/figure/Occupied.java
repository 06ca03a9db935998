package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;

/** Remembers where something is drawn, so that a legend can find a free place. */
final class Occupied implements Canvas {

  /** How densely lines are sampled, in millimetres. */
  private static final double STEP = 0.4;

  private record Point(double x, double y) {}

  private final List<Point> points = new ArrayList<>();
  private final List<Box> covered = new ArrayList<>();

  /** Takes a whole area. */
  void cover(Box box) {
    covered.add(box);
  }

  boolean isFree(Box box) {
    return covered.stream().noneMatch(box::overlaps)
        && points.stream().noneMatch(p -> box.contains(p.x(), p.y()));
  }

  @Override
  public void beginGroup(String name) {}

  @Override
  public void endGroup() {}

  @Override
  public void path(Outline path, Look look) {
    path.trace(
        new Outline.Pen() {
          private double x;
          private double y;

          @Override
          public void moveTo(double toX, double toY) {
            x = toX;
            y = toY;
            points.add(new Point(x, y));
          }

          @Override
          public void lineTo(double toX, double toY) {
            sample(x, y, toX, toY);
            x = toX;
            y = toY;
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
            lineTo(toX, toY); // only marks have curves, and they are small
          }

          @Override
          public void close() {}
        });
  }

  @Override
  public void circle(double x, double y, double radius, Look look) {
    sample(x - radius, y, x + radius, y);
    sample(x, y - radius, x, y + radius);
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    Box box = style.box(text, x, y);
    sample(box.left(), box.top(), box.right(), box.top());
    sample(box.left(), box.bottom(), box.right(), box.bottom());
  }

  private void sample(double x0, double y0, double x1, double y1) {
    int steps = Math.max(1, (int) Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP));
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      points.add(new Point(x0 + t * (x1 - x0), y0 + t * (y1 - y0)));
    }
  }
}
