package org.rnnzoo.comparison.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.topology.Topology;

/** Where inputs lead from each stable state: the graphs of the commonest classes. */
final class GraphFigure {

  private static final int MOST_GRAPHS = 3;

  /** Beyond, states are so small that numbers would hide them. */
  private static final int MOST_NUMBERED = 24;

  /** Beyond, the points by unstable dimension are too many numbers for a title. */
  private static final int MOST_DIMENSIONS = 5;

  private static final double LARGEST_NODE = 0.13;
  private static final double BETWEEN_ARROWS = 0.07;
  private static final double REACH = 1.35;

  private static final Ink[] INKS = {
    Ink.BLUE, Ink.VERMILION, Ink.GREEN, Ink.ORANGE, Ink.PURPLE, Ink.SKY_BLUE, Ink.BLACK, Ink.YELLOW
  };

  private GraphFigure() {}

  /** Whether there is a graph to draw: a class that rests somewhere. */
  static boolean exists(List<Topology> representatives) {
    return representatives.stream().limit(MOST_GRAPHS).anyMatch(one -> one.states() > 0);
  }

  /**
   * The graphs.
   *
   * @param labels of all classes
   * @param representatives one of each class, the states in the order that all share
   * @param members how many runs each class has
   */
  static Figure of(List<String> labels, List<Topology> representatives, int[] members) {
    int runs = IntStream.of(members).sum();
    List<Panel> panels = new ArrayList<>();
    for (int c = 0; c < Math.min(MOST_GRAPHS, labels.size()); c++) {
      Topology one = representatives.get(c);
      if (one.states() > 0) {
        String title =
            "%s, %s of %s; %s"
                .formatted(labels.get(c), members[c], runs, points(one.portraits().get(0)));
        String note = c == 0 ? "" : difference(one, representatives.get(0), labels.get(0));
        panels.add(panel(title, note, one, panels.isEmpty()));
      }
    }
    return new Figure(
        "",
        "Stable states of the commonest classes as circles, in the order of their outputs, with an"
            + " arrow wherever an input, by colour, leads from one to another; an arrow that leads"
            + " outwards ends at no stable state. Titles tell how many runs are in the class and"
            + " the fixed points without input, by unstable dimension from 0.",
        Figure.Width.PAGE,
        Math.min(MOST_GRAPHS, panels.size()),
        panels);
  }

  /** As {@code 4/4/1}; {@code 8 stable, 31 others} where that would be long. */
  private static String points(Topology.Portrait portrait) {
    SortedMap<Integer, Integer> counts = portrait.counts();
    if (counts.isEmpty()) {
      return "no points";
    }
    int stable = counts.getOrDefault(0, 0);
    if (counts.lastKey() > MOST_DIMENSIONS) {
      int all = counts.values().stream().mapToInt(count -> count).sum();
      return "%s stable, %s others".formatted(stable, all - stable);
    }
    StringJoiner words = new StringJoiner("/");
    for (int dimension = 0; dimension <= counts.lastKey(); dimension++) {
      words.add(String.valueOf(counts.getOrDefault(dimension, 0)));
    }
    return words.toString();
  }

  /** In what a class differs from the first one that the picture would not show. */
  private static String difference(Topology one, Topology first, String label) {
    List<String> inputs = new ArrayList<>();
    for (int i = 1; i < one.portraits().size(); i++) {
      Topology.Portrait here = one.portraits().get(i);
      Topology.Portrait there = first.portraits().get(i);
      if (!here.counts().equals(there.counts())) {
        inputs.add("%s (%s, not %s)".formatted(here.input(), points(here), points(there)));
      }
    }
    if (inputs.isEmpty()) {
      return "points under inputs as in " + label;
    }
    return inputs.size() <= 2
        ? "points unlike %s under %s".formatted(label, String.join(", ", inputs))
        : "points unlike %s under %s inputs".formatted(label, inputs.size());
  }

  private static Panel panel(String title, String note, Topology topology, boolean legend) {
    int n = topology.states();
    double radius = n == 1 ? LARGEST_NODE : Math.min(LARGEST_NODE, 0.6 * Math.sin(Math.PI / n));
    double[] x = new double[n];
    double[] y = new double[n];
    List<Layer> layers = new ArrayList<>();
    for (int s = 0; s < n; s++) {
      // With a half step, four states that stand for two bits lie in the corners.
      double angle = 2 * Math.PI * (s + 0.5) / n;
      x[s] = n == 1 ? 0 : Math.sin(angle);
      y[s] = n == 1 ? 0 : Math.cos(angle);
      layers.add(new Layer.Circle("", x[s], y[s], radius, Ink.BLACK));
      if (n <= MOST_NUMBERED) {
        layers.add(new Layer.Text(String.valueOf(s + 1), x[s], y[s], Ink.BLACK));
      }
    }
    for (int input = 1; input < topology.portraits().size(); input++) {
      layers.add(
          arrows(
              legend ? topology.portraits().get(input).input() : "",
              topology,
              input - 1,
              new Places(x, y, radius)));
    }
    return new Panel.Plot(title, nameless(note), nameless(""), 1, true, layers);
  }

  private static Axis nameless(String words) {
    return new Axis(words, -REACH, REACH, false, List.of(""));
  }

  /** Where states are drawn, and how large. */
  private record Places(double[] x, double[] y, double radius) {

    /**
     * An arrow between the edges of two states as x, y, dx, dy; the more to the right the more
     * arrows lead the same way already, so that none lies on another.
     */
    double[] between(int from, int to, int before) {
      double dx = x[to] - x[from];
      double dy = y[to] - y[from];
      double length = Math.hypot(dx, dy);
      double aside = Math.min(0.8 * radius, (before + 0.5) * BETWEEN_ARROWS);
      double along = Math.sqrt(radius * radius - aside * aside);
      double ux = dx / length;
      double uy = dy / length;
      double room = length - 2 * along;
      return new double[] {
        x[from] + along * ux + aside * uy, y[from] + along * uy - aside * ux, room * ux, room * uy
      };
    }

    /** An arrow away from the middle, to no state; further ones to both sides of the first. */
    double[] outwards(int from, int before) {
      int aside = (before + 1) / 2 * (before % 2 == 0 ? -1 : 1);
      double angle = Math.atan2(y[from], x[from]) + 0.5 * aside;
      double ux = Math.cos(angle);
      double uy = Math.sin(angle);
      return new double[] {x[from] + radius * ux, y[from] + radius * uy, radius * ux, radius * uy};
    }
  }

  private static Layer arrows(String label, Topology topology, int input, Places places) {
    List<double[]> arrows = new ArrayList<>();
    for (int from = 0; from < topology.states(); from++) {
      int to = topology.transitions()[from][input];
      int before = 0;
      for (int other = 0; other < input; other++) {
        before += topology.transitions()[from][other] == to ? 1 : 0;
      }
      if (to == Topology.ELSEWHERE) {
        arrows.add(places.outwards(from, before));
      } else if (to != from) {
        arrows.add(places.between(from, to, before));
      }
    }
    return new Layer.Arrows(
        label,
        column(arrows, 0),
        column(arrows, 1),
        column(arrows, 2),
        column(arrows, 3),
        INKS[input % INKS.length]);
  }

  private static double[] column(List<double[]> arrows, int which) {
    return arrows.stream().mapToDouble(arrow -> arrow[which]).toArray();
  }
}
