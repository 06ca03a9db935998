package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rnnzoo.api.figure.Panel.Link;

/**
 * Finds ways for the links of a circuit around nodes and labels.
 *
 * <p>Each link takes the bend with the lowest cost, the heaviest first; loops come last and turn to
 * where a node is freest.
 */
final class Router {

  private static final double[] BENDS = {
    0, 0.08, -0.08, 0.15, -0.15, 0.22, -0.22, 0.3, -0.3, 0.4, -0.4
  };

  /** Two links between the same nodes stay apart by at least this bend each. */
  private static final double LEAST_RECIPROCAL_BEND = 0.12;

  private static final double LOOP_HALF_ANGLE = 0.52;
  private static final double CLEARANCE = 0.7;
  private static final int SAMPLES = 16;

  private final List<Spot> spots;
  private final List<Link> links;
  private final Box box;
  private final double widest;
  private final double largest;
  private final List<Wire> wires = new ArrayList<>();
  private final List<Polyline> ways = new ArrayList<>();

  Router(List<Spot> spots, List<Link> links, Box box, double widest) {
    this.spots = spots;
    this.links = links;
    this.box = box;
    this.widest = widest;
    this.largest = links.stream().mapToDouble(l -> Math.abs(l.weight())).max().orElse(1);
  }

  /** The wires, the lightest first. */
  List<Wire> route() {
    List<Link> heaviestFirst =
        links.stream()
            .sorted(Comparator.comparingDouble((Link l) -> -Math.abs(l.weight())))
            .toList();
    heaviestFirst.stream().filter(l -> l.from() != l.to()).forEach(l -> add(bent(l)));
    heaviestFirst.stream().filter(l -> l.from() == l.to()).forEach(l -> add(loop(l)));
    wires.sort(Comparator.comparingDouble(Wire::share));
    return List.copyOf(wires);
  }

  private void add(Wire wire) {
    wires.add(wire);
    ways.add(wire.sampled(SAMPLES));
  }

  private Wire wire(Link link, Bezier curve) {
    return new Wire(link, curve, Math.abs(link.weight()) / largest, widest);
  }

  private Wire bent(Link link) {
    Wire best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (double bend : BENDS) {
      Wire wire = bent(link, bend);
      double cost = cost(wire, bend);
      if (cost < lowest) {
        lowest = cost;
        best = wire;
      }
    }
    return best;
  }

  private Wire bent(Link link, double bend) {
    Spot from = spots.get(link.from());
    Spot to = spots.get(link.to());
    Bezier whole = Bezier.bent(from.x(), from.y(), to.x(), to.y(), bend);
    double start = whole.leaves(from.edge(whole.direction(0)));
    double end = 1 - whole.reversed().leaves(to.edge(whole.direction(1)) + Wire.GAP);
    return wire(link, whole.until(end).from(start / end));
  }

  private double cost(Wire wire, double bend) {
    Link link = wire.link();
    double cost = 2 * Math.abs(bend);
    boolean reciprocal =
        links.stream().anyMatch(l -> l.from() == link.to() && l.to() == link.from());
    if (reciprocal && bend < LEAST_RECIPROCAL_BEND) {
      cost += 2;
    }
    Polyline way = wire.sampled(SAMPLES);
    double[] x = way.x();
    double[] y = way.y();
    for (int i = 0; i < spots.size(); i++) {
      if (i != link.from() && i != link.to()) {
        cost += nearness(spots.get(i), x, y);
      }
      cost += spots.get(i).labelBeside() ? crossings(spots.get(i).labelBox(), x, y) : 0;
    }
    for (int i = 0; i < SAMPLES; i++) {
      cost += box.contains(x[i], y[i]) ? 0 : 3;
    }
    for (int i = 0; i < wires.size(); i++) {
      Polyline other = ways.get(i);
      cost += 0.15 * wires.get(i).share() * intersections(x, y, other.x(), other.y());
    }
    return cost;
  }

  /** How much a way comes too near a node, 0 for not at all. */
  private double nearness(Spot spot, double[] x, double[] y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      nearest = Math.min(nearest, Math.hypot(x[i] - spot.x(), y[i] - spot.y()));
    }
    double lacking = spot.radius() + CLEARANCE - nearest;
    return lacking > 0 ? 2 + 5 * lacking / spot.radius() : 0;
  }

  private static double crossings(Box label, double[] x, double[] y) {
    int inside = 0;
    for (int i = 0; i < x.length; i++) {
      inside += label.contains(x[i], y[i]) ? 1 : 0;
    }
    return inside;
  }

  private static int intersections(double[] ax, double[] ay, double[] bx, double[] by) {
    int count = 0;
    for (int i = 1; i < ax.length; i++) {
      for (int j = 1; j < bx.length; j++) {
        boolean across =
            side(ax, ay, i, bx[j - 1], by[j - 1]) * side(ax, ay, i, bx[j], by[j]) < 0
                && side(bx, by, j, ax[i - 1], ay[i - 1]) * side(bx, by, j, ax[i], ay[i]) < 0;
        count += across ? 1 : 0;
      }
    }
    return count;
  }

  /** On which side of the segment that ends at point {@code i} a place lies. */
  private static double side(double[] x, double[] y, int i, double px, double py) {
    return (x[i] - x[i - 1]) * (py - y[i - 1]) - (y[i] - y[i - 1]) * (px - x[i - 1]);
  }

  private Wire loop(Link link) {
    Wire best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 24; i++) {
      // Upwards first: ties go to where a loop is expected.
      double angle = -Math.PI / 2 + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * Math.PI / 12;
      Wire wire = loop(link, angle);
      double cost =
          cost(wire, 0) + crowding(link.from(), angle) + 0.15 * Math.abs(Math.sin(2 * angle));
      if (cost < lowest - 1e-9) {
        lowest = cost;
        best = wire;
      }
    }
    return best;
  }

  private Wire loop(Link link, double angle) {
    Spot spot = spots.get(link.from());
    // A cubic curve reaches three quarters of the way to its control points.
    double out = spot.radius() + loopReach(spot.radius()) / 0.75 / Math.cos(LOOP_HALF_ANGLE);
    double before = angle - LOOP_HALF_ANGLE;
    double after = angle + LOOP_HALF_ANGLE;
    double edge = spot.radius() + Wire.GAP;
    return wire(
        link,
        new Bezier(
            spot.x() + spot.radius() * Math.cos(before),
            spot.y() + spot.radius() * Math.sin(before),
            spot.x() + out * Math.cos(before),
            spot.y() + out * Math.sin(before),
            spot.x() + out * Math.cos(after),
            spot.y() + out * Math.sin(after),
            spot.x() + edge * Math.cos(after),
            spot.y() + edge * Math.sin(after)));
  }

  /** How far a loop reaches beyond the edge of its node. */
  static double loopReach(double radius) {
    return 1.5 + 0.7 * radius;
  }

  /** How near the wires at a node come to a loop at an angle. */
  private double crowding(int node, double angle) {
    Spot spot = spots.get(node);
    double cost = 0;
    for (Wire wire : wires) {
      Bezier c = wire.curve();
      if (wire.link().from() == node) {
        cost += near(angle, Math.atan2(c.y0() - spot.y(), c.x0() - spot.x()));
      }
      if (wire.link().to() == node) {
        cost += near(angle, Math.atan2(c.y3() - spot.y(), c.x3() - spot.x()));
      }
    }
    return cost;
  }

  private static double near(double a, double b) {
    double apart = Math.abs(Math.IEEEremainder(a - b, 2 * Math.PI));
    double free = 2 * LOOP_HALF_ANGLE;
    return apart < free ? 1.5 * (free - apart) / free : 0.05 * (Math.PI - apart);
  }
}
