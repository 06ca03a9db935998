package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Layer.Mark;

/** Draws the shapes that stand for points. */
final class Marker {

  private static final double RADIUS = 0.85;
  private static final double EDGE = 0.25;

  private Marker() {}

  static void draw(Canvas canvas, Mark mark, double x, double y, Colour colour) {
    Look filled = Look.outlined(colour, Colour.WHITE, 0.2);
    switch (mark) {
      case DISC -> canvas.circle(x, y, RADIUS, filled);
      case RING -> canvas.circle(x, y, RADIUS, Look.outlined(Colour.WHITE, colour, EDGE));
      case HALF_DISC -> {
        canvas.circle(x, y, RADIUS, Look.outlined(Colour.WHITE, colour, EDGE));
        canvas.path(Outline.lowerHalfDisc(x, y, RADIUS), Look.filled(colour));
      }
      case SQUARE -> canvas.path(Outline.rectangle(new Box(x, y, 0, 0).grown(0.7)), filled);
      case CROSS -> {
        double d = 0.65;
        canvas.path(
            new Outline()
                .moveTo(x - d, y - d)
                .lineTo(x + d, y + d)
                .moveTo(x - d, y + d)
                .lineTo(x + d, y - d),
            Look.line(colour, 0.3));
      }
      case DOT -> canvas.circle(x, y, 0.3, Look.filled(colour));
    }
  }
}
