package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.AttractorGraph;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.InputPulse;
import org.rnnzoo.dynamics.Stability;

/**
 * The stable points on a circle, neighbours with the outputs nearest to each other, and an arrow
 * for each pulse that leads from one to another, one colour for each pulse. Pulses that change
 * nothing have no arrow.
 */
final class AttractorFigure {

  /** Arrows start and end at this distance from their points. */
  private static final double GAP = 0.14;

  /** Arrows of different pulses between the same points lie beside each other at this distance. */
  private static final double BESIDE = 0.03;

  private static final double LABELS = 1.28;
  private static final double EDGE = 1.7;

  /** The height of the figure of a single point over its width. */
  private static final double LOW = 0.25;

  private final DynamicalSystem system;
  private final FixedPoints points;
  private final AttractorGraph graph;

  /** The places of the stable points in the list of fixed points, clockwise from the top. */
  private final List<Integer> ring;

  AttractorFigure(DynamicalSystem system, FixedPoints points, AttractorGraph graph) {
    this.system = system;
    this.points = points;
    this.graph = graph;
    ring = ring();
  }

  /** From the point of the largest outputs always on to the one with the nearest outputs. */
  private List<Integer> ring() {
    List<Integer> left = new ArrayList<>(graph.nodes());
    List<Integer> ring = new ArrayList<>();
    while (!left.isEmpty()) {
      Integer next =
          ring.isEmpty()
              ? left.stream()
                  .max(Comparator.comparingDouble(point -> DoubleStream.of(output(point)).sum()))
                  .orElseThrow()
              : nearest(output(ring.get(ring.size() - 1)), left);
      ring.add(next);
      left.remove(next);
    }
    return ring;
  }

  private Integer nearest(double[] outputs, List<Integer> among) {
    return among.stream()
        .min(Comparator.comparingDouble(point -> squaredDistance(outputs, output(point))))
        .orElseThrow();
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  Figure draw() {
    List<Layer> layers = new ArrayList<>();
    for (int pulse = 0; pulse < graph.pulses().size(); pulse++) {
      List<double[]> arrows = arrows(pulse);
      if (!arrows.isEmpty()) {
        layers.add(layer(graph.pulses().get(pulse).name(), arrows, Ink.series(pulse)));
      }
    }
    int count = ring.size();
    double[] x = new double[count];
    double[] y = new double[count];
    for (int place = 0; place < count; place++) {
      x[place] = x(place);
      y[place] = y(place);
      // A single point stands in the middle and has its label below.
      double labelX = count == 1 ? 0 : LABELS * x[place];
      double labelY = count == 1 ? 1 - LABELS : LABELS * y[place];
      layers.add(new Layer.Text(label(ring.get(place)), labelX, labelY, Ink.BLACK));
    }
    double height = count == 1 ? LOW : 1;
    layers.add(new Layer.Points("stable", x, y, Stability.STABLE.ink(), Layer.Mark.DISC));
    return new Figure(
        nowhereElse() ? "Where pulses lead: nowhere else" : "Where pulses lead",
        (count == 1
                ? "The stable point"
                : "The %s stable points and where each pulse of the input leads from them"
                    .formatted(count))
            + "; pulses that lead nowhere else have no arrow. A point is labelled by its number and"
            + " its outputs; neighbours are alike in their outputs, and places mean nothing else.",
        Figure.Width.WIDE,
        1,
        List.of(new Panel.Plot("", bare(EDGE), bare(height * EDGE), height, true, layers)));
  }

  /** Whether every pulse leaves the network where it was. */
  private boolean nowhereElse() {
    return graph.transitions().stream().allMatch(AttractorGraph.Transition::stays);
  }

  /** An axis without a title or ticks, which is not drawn. */
  private static Axis bare(double edge) {
    return new Axis("", -edge, edge, false, List.of(""));
  }

  private double angle(int place) {
    return Math.PI / 2 - 2 * Math.PI * place / ring.size();
  }

  private double x(int place) {
    return ring.size() == 1 ? 0 : Math.cos(angle(place));
  }

  private double y(int place) {
    return ring.size() == 1 ? 0 : Math.sin(angle(place));
  }

  private double[] output(int point) {
    double[] output = new double[system.outputs()];
    system.output(points.points().get(point).state(), output);
    return output;
  }

  /** Points are counted from 1, as everywhere. */
  private String label(int point) {
    return (point + 1)
        + ": "
        + DoubleStream.of(output(point))
            .mapToObj(value -> String.format(Locale.ROOT, "%.1f", value))
            .collect(Collectors.joining(", "));
  }

  private List<double[]> arrows(int pulse) {
    InputPulse wanted = graph.pulses().get(pulse);
    List<double[]> arrows = new ArrayList<>();
    for (AttractorGraph.Transition transition : graph.transitions()) {
      if (transition.pulse().equals(wanted) && transition.to().isPresent() && !transition.stays()) {
        int from = ring.indexOf(transition.from());
        int to = ring.indexOf(transition.to().getAsInt());
        arrows.add(arrow(from, to, BESIDE * (pulse + 1)));
      }
    }
    return arrows;
  }

  private static Layer layer(String label, List<double[]> arrows, Ink ink) {
    return new Layer.Arrows(
        label,
        arrows.stream().mapToDouble(arrow -> arrow[0]).toArray(),
        arrows.stream().mapToDouble(arrow -> arrow[1]).toArray(),
        arrows.stream().mapToDouble(arrow -> arrow[2]).toArray(),
        arrows.stream().mapToDouble(arrow -> arrow[3]).toArray(),
        ink);
  }

  /** An arrow to the left of the straight line, so that the one back does not cover it. */
  private double[] arrow(int from, int to, double aside) {
    double dx = x(to) - x(from);
    double dy = y(to) - y(from);
    double length = Math.hypot(dx, dy);
    double ux = dx / length;
    double uy = dy / length;
    return new double[] {
      x(from) + GAP * ux - aside * uy,
      y(from) + GAP * uy + aside * ux,
      (length - 2 * GAP) * ux,
      (length - 2 * GAP) * uy
    };
  }
}
