package org.rnnzoo.figure;

import java.util.TreeMap;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Arrows;
import org.rnnzoo.api.figure.Layer.Circle;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Orientation;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Layer.Rule;
import org.rnnzoo.api.figure.Layer.Style;
import org.rnnzoo.api.figure.Layer.Text;

/** Draws layers into the frame of a plot; nothing reaches beyond it but the edges of marks. */
final class LayerPainter {

  private static final int CIRCLE_SIDES = 180;

  private final Canvas canvas;
  private final Frame frame;
  private final Box box;

  /** The frame and its edge, whatever rounding does to what lies on it. */
  private final Box border;

  LayerPainter(Canvas canvas, Frame frame) {
    this.canvas = canvas;
    this.frame = frame;
    this.box = frame.box();
    this.border = box.grown(1e-6);
  }

  /** Draws a layer that lies over the axes; bands lie below and are drawn by {@link Bands}. */
  void draw(Layer layer) {
    canvas.beginGroup(layer.label());
    if (layer instanceof Curve curve) {
      curve(curve);
    } else if (layer instanceof Points points) {
      points(points);
    } else if (layer instanceof Arrows arrows) {
      arrows(arrows);
    } else if (layer instanceof Rule rule) {
      rule(rule);
    } else if (layer instanceof Raster raster) {
      raster(raster);
    } else if (layer instanceof Text text) {
      text(text);
    } else if (layer instanceof Circle circle) {
      circle(circle);
    }
    canvas.endGroup();
  }

  private void curve(Curve curve) {
    double[] x = frame.pageX(curve.x());
    double[] y = frame.pageY(curve.y());
    Polyline line = curve.style() == Style.STEPS ? steps(x, y) : new Polyline(x, y);
    line(line, Strokes.of(curve));
  }

  /** Holds each value until the next point. */
  private static Polyline steps(double[] x, double[] y) {
    int n = Math.max(0, 2 * x.length - 1);
    double[] stepX = new double[n];
    double[] stepY = new double[n];
    for (int i = 0; i < n; i++) {
      stepX[i] = x[(i + 1) / 2];
      stepY[i] = y[i / 2];
    }
    return new Polyline(stepX, stepY);
  }

  private void line(Polyline line, Look look) {
    Outline path = new Outline();
    for (Polyline piece : line.within(border)) {
      piece.simplified().appendTo(path);
    }
    if (!path.isEmpty()) {
      canvas.path(path, look);
    }
  }

  private void points(Points points) {
    for (int i = 0; i < points.x().length; i++) {
      double x = frame.pageX(points.x()[i]);
      double y = frame.pageY(points.y()[i]);
      if (border.contains(x, y)) {
        Marker.draw(canvas, points.mark(), x, y, Colour.of(points.ink()));
      }
    }
  }

  private void arrows(Arrows arrows) {
    ArrowField field = new ArrowField(border);
    for (int i = 0; i < arrows.x().length; i++) {
      field.add(
          frame.pageX(arrows.x()[i]),
          frame.pageY(arrows.y()[i]),
          frame.pageX(arrows.x()[i] + arrows.dx()[i]),
          frame.pageY(arrows.y()[i] + arrows.dy()[i]));
    }
    field.draw(canvas, Colour.of(arrows.ink()));
  }

  private void rule(Rule rule) {
    double x = frame.pageX(rule.at());
    double y = frame.pageY(rule.at());
    Polyline line =
        rule.orientation() == Orientation.VERTICAL
            ? new Polyline(new double[] {x, x}, new double[] {box.top(), box.bottom()})
            : new Polyline(new double[] {box.left(), box.right()}, new double[] {y, y});
    line(line, Strokes.of(rule));
  }

  private void text(Text text) {
    double x = frame.pageX(text.x());
    double y = frame.pageY(text.y());
    if (!border.contains(x, y)) {
      return;
    }
    TextStyle style = TextStyle.SMALL.in(Colour.of(text.ink())).anchored(TextStyle.Anchor.MIDDLE);
    String word = Lines.shorten(text.label(), box.width(), style);
    double half = style.width(word) / 2;
    double centre = clamp(x, box.left() + half, box.right() - half);
    double lift = style.lineHeight() / 2;
    double middle = clamp(y, box.top() + lift, box.bottom() - lift);
    canvas.text(word, centre, middle + style.capHeight() / 2, style);
  }

  private void circle(Circle circle) {
    double[] x = new double[CIRCLE_SIDES + 1];
    double[] y = new double[CIRCLE_SIDES + 1];
    for (int i = 0; i <= CIRCLE_SIDES; i++) {
      double angle = 2 * Math.PI * i / CIRCLE_SIDES;
      x[i] = frame.pageX(circle.x() + circle.radius() * Math.cos(angle));
      y[i] = frame.pageY(circle.y() + circle.radius() * Math.sin(angle));
    }
    line(new Polyline(x, y), Look.line(Colour.of(circle.ink()), 0.25));
  }

  /** Draws cells of the same colour as one path, and neighbours in a row as one rectangle. */
  private void raster(Raster raster) {
    ColourMap map = ColourMap.of(raster);
    TreeMap<Integer, Outline> paths = new TreeMap<>();
    int rows = raster.values().length;
    for (int row = 0; row < rows; row++) {
      double low = edge(raster.bottom(), raster.top(), row, rows);
      double high = edge(raster.bottom(), raster.top(), row + 1, rows);
      double[] values = raster.values()[row];
      int from = 0;
      for (int column = 1; column <= values.length; column++) {
        int level = map.level(values[from]);
        if (column == values.length || map.level(values[column]) != level) {
          double left = edge(raster.left(), raster.right(), from, values.length);
          double right = edge(raster.left(), raster.right(), column, values.length);
          cell(paths.computeIfAbsent(level, key -> new Outline()), left, right, low, high);
          from = column;
        }
      }
    }
    paths.forEach((level, path) -> canvas.path(path, Look.cells(map.colour(level))));
  }

  private static double edge(double from, double to, int index, int count) {
    return from + (to - from) * index / count;
  }

  private void cell(Outline path, double left, double right, double low, double high) {
    double x0 = clamp(frame.pageX(left), box.left(), box.right());
    double x1 = clamp(frame.pageX(right), box.left(), box.right());
    double y0 = clamp(frame.pageY(low), box.top(), box.bottom());
    double y1 = clamp(frame.pageY(high), box.top(), box.bottom());
    if (Math.abs(x1 - x0) > 0 && Math.abs(y1 - y0) > 0) {
      path.moveTo(x0, y0).lineTo(x1, y0).lineTo(x1, y1).lineTo(x0, y1).close();
    }
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
