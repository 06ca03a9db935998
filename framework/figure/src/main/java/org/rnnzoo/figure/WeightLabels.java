package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.figure.TextStyle.Anchor;

/** Writes the weights of a small circuit beside its wires, where they cover least. */
final class WeightLabels {

  private static final TextStyle STYLE = TextStyle.TINY.anchored(Anchor.MIDDLE);
  private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
  private static final double CAP_SHARE = 0.73;

  /** Two numbers nearer to each other than this read as one. */
  private static final double BETWEEN = 0.8;

  /** The cost of hiding a node, a label or a number. */
  private static final double HIDES = 100;

  private record Label(String text, Colour colour, double x, double y) {

    Box box() {
      double height = CAP_SHARE * STYLE.size();
      double width = STYLE.width(text);
      return new Box(x - width / 2, y - height / 2, width, height);
    }
  }

  private final List<Spot> spots;
  private final List<Wire> wires;
  private final Box page;
  private final List<Label> labels = new ArrayList<>();

  /**
   * @param page what no label may leave
   */
  WeightLabels(List<Spot> spots, List<Wire> wires, Box page) {
    this.spots = spots;
    this.wires = wires;
    this.page = page;
    for (int i = wires.size() - 1; i >= 0; i--) {
      best(wires.get(i)).ifPresent(labels::add);
    }
  }

  /** The best place for the weight of a wire; none where it would hide a node or a number. */
  private Optional<Label> best(Wire wire) {
    String text = Ticks.rounded(wire.link().weight(), 2);
    Colour colour =
        (wire.link().weight() > 0 ? Wire.POSITIVE : Wire.NEGATIVE).towards(Colour.BLACK, 0.25);
    Label best = null;
    double lowest = HIDES;
    for (double t : ALONG) {
      double across = wire.curve().direction(t) + Math.PI / 2;
      for (int side = -1; side <= 1; side += 2) {
        double dx = side * Math.cos(across);
        double dy = side * Math.sin(across);
        double off = offset(text, dx, dy) + wire.width() / 2 + 0.35;
        Label label =
            new Label(text, colour, wire.curve().x(t) + off * dx, wire.curve().y(t) + off * dy);
        double cost = cost(label) + 0.5 * Math.abs(t - 0.5);
        if (cost < lowest - 1e-9) {
          lowest = cost;
          best = label;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** How far the middle of a label must be from a line so that its box just touches it. */
  private static double offset(String text, double dx, double dy) {
    double halfWidth = STYLE.width(text) / 2;
    double halfHeight = CAP_SHARE * STYLE.size() / 2;
    return Math.abs(dx) * halfWidth + Math.abs(dy) * halfHeight;
  }

  private double cost(Label label) {
    Box box = label.box().grown(0.2);
    double cost = 0;
    for (Spot spot : spots) {
      cost += spot.overlaps(box) ? HIDES : 0;
      cost += spot.labelBeside() && spot.labelBox().overlaps(box) ? HIDES : 0;
    }
    for (Label other : labels) {
      cost += other.box().grown(BETWEEN).overlaps(label.box()) ? HIDES : 0;
    }
    for (Wire wire : wires) {
      cost += covered(wire, box);
    }
    boolean inside =
        box.left() >= page.left()
            && box.right() <= page.right()
            && box.top() >= page.top()
            && box.bottom() <= page.bottom();
    return cost + (inside ? 0 : HIDES);
  }

  /** How much of a wire lies below a label. */
  private static double covered(Wire wire, Box box) {
    int samples = 60;
    Polyline way = wire.sampled(samples);
    int inside = 0;
    Box reach = box.grown(wire.width() / 2);
    for (int i = 0; i < samples; i++) {
      inside += reach.contains(way.x()[i], way.y()[i]) ? 1 : 0;
    }
    return inside;
  }

  void draw(Canvas canvas) {
    for (Label label : labels) {
      canvas.path(
          Outline.rectangle(label.box().grown(0.15)), Look.filled(Colour.WHITE.withOpacity(0.8)));
      canvas.text(
          label.text(), label.x(), label.y() + STYLE.capHeight() / 2, STYLE.in(label.colour()));
    }
  }
}
