package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Role;
import org.rnnzoo.figure.TextStyle.Anchor;

/**
 * A node of a circuit on the page.
 *
 * @param radius of its circle, or of the circle that a square stands for
 * @param labelInside whether the label is written into the node; it stands left of an input, right
 *     of an output and below a unit otherwise
 * @param within the place of the circuit, which no label leaves
 */
record Spot(Node node, double x, double y, double radius, boolean labelInside, Box within) {

  private static final TextStyle STYLE = TextStyle.SMALL;
  private static final double BESIDE = 0.8;

  /** Half the side of a square over the radius of a circle that looks as large. */
  private static final double SQUARE = 0.87;

  private static final Colour INPUT = Colour.WHITE.towards(Colour.of(Ink.SKY_BLUE), 0.35);
  private static final Colour OUTPUT = Colour.WHITE.towards(Colour.of(Ink.ORANGE), 0.35);

  /** Whether a label fits into a node. */
  static boolean fits(String label, double radius) {
    return STYLE.width(label) <= 1.6 * radius && STYLE.size() <= 1.8 * radius;
  }

  /** How far label or node reach from the centre of the node: to the side, or below for a unit. */
  static double reach(Node node, double radius, boolean labelInside) {
    if (labelInside || node.label().isEmpty()) {
      return radius;
    }
    double label = node.role() == Role.UNIT ? STYLE.size() : STYLE.width(node.label());
    return radius + BESIDE + label;
  }

  /** How far the outline is from the centre in a direction. */
  double edge(double angle) {
    if (node.role() == Role.UNIT) {
      return radius;
    }
    double side = Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));
    return Math.min(SQUARE * radius / side, 1.07 * radius);
  }

  /** Whether the label stands beside the node, where other things must not be. */
  boolean labelBeside() {
    return !labelInside && !node.label().isEmpty();
  }

  Box labelBox() {
    return style().box(node.label(), labelX(), labelY());
  }

  private TextStyle style() {
    return STYLE.anchored(
        labelInside
            ? Anchor.MIDDLE
            : switch (node.role()) {
              case INPUT -> Anchor.END;
              case UNIT -> Anchor.MIDDLE;
              case OUTPUT -> Anchor.START;
            });
  }

  private double labelX() {
    if (labelInside) {
      return x;
    }
    return switch (node.role()) {
      case INPUT -> x - radius - BESIDE;
      case OUTPUT -> x + radius + BESIDE;
      case UNIT -> {
        double half = STYLE.width(node.label()) / 2;
        yield Math.max(within.left() + half, Math.min(within.right() - half, x));
      }
    };
  }

  private double labelY() {
    boolean below = !labelInside && node.role() == Role.UNIT;
    return below ? y + radius + BESIDE + STYLE.capHeight() : y + STYLE.capHeight() / 2;
  }

  boolean overlaps(Box box) {
    double nearX = Math.max(box.left(), Math.min(box.right(), x));
    double nearY = Math.max(box.top(), Math.min(box.bottom(), y));
    return Math.hypot(nearX - x, nearY - y) < radius;
  }

  void draw(Canvas canvas) {
    Colour fill =
        switch (node.role()) {
          case INPUT -> INPUT;
          case UNIT -> Colour.WHITE;
          case OUTPUT -> OUTPUT;
        };
    Look look = Look.outlined(fill, Colour.BLACK, 0.25);
    if (node.role() == Role.UNIT) {
      canvas.circle(x, y, radius, look);
    } else {
      canvas.path(Outline.roundedSquare(x, y, SQUARE * radius, 0.3 * radius), look);
    }
    if (labelBeside()) {
      canvas.path(Outline.rectangle(labelBox()), Look.filled(Colour.WHITE.withOpacity(0.8)));
    }
    if (!node.label().isEmpty()) {
      canvas.text(node.label(), labelX(), labelY(), style());
    }
  }
}
