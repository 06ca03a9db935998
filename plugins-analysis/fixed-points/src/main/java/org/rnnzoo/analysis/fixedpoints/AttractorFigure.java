package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
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
 * The stable points on a circle and an arrow for each pulse that leads from one to another, one
 * colour for each pulse. Pulses that change nothing have no arrow.
 */
record AttractorFigure(DynamicalSystem system, FixedPoints points, AttractorGraph graph) {

  /** Arrows start and end at this distance from their points. */
  private static final double GAP = 0.14;

  /** Arrows of different pulses between the same points lie beside each other at this distance. */
  private static final double BESIDE = 0.03;

  private static final double LABELS = 1.28;
  private static final double EDGE = 1.7;

  Figure draw() {
    List<Layer> layers = new ArrayList<>();
    for (int pulse = 0; pulse < graph.pulses().size(); pulse++) {
      layers.add(arrows(pulse));
    }
    int count = graph.nodes().size();
    double[] x = new double[count];
    double[] y = new double[count];
    for (int node = 0; node < count; node++) {
      x[node] = x(node);
      y[node] = y(node);
      layers.add(new Layer.Text(label(node), LABELS * x[node], LABELS * y[node], Ink.BLACK));
    }
    layers.add(new Layer.Points("stable", x, y, Stability.STABLE.ink(), Layer.Mark.DISC));
    String description =
        "The %s stable points and where each pulse of the input leads from them; pulses that lead"
                .formatted(count)
            + " nowhere else have no arrow. A point is labelled by its number and its outputs.";
    return new Figure(
        "Where pulses lead",
        description,
        Figure.Width.WIDE,
        1,
        List.of(
            new Panel.Plot(
                "", Axis.of("", -EDGE, EDGE), Axis.of("", -EDGE, EDGE), 1, true, layers)));
  }

  private double angle(int node) {
    return Math.PI / 2 - 2 * Math.PI * node / graph.nodes().size();
  }

  private double x(int node) {
    return graph.nodes().size() == 1 ? 0 : Math.cos(angle(node));
  }

  private double y(int node) {
    return graph.nodes().size() == 1 ? 0 : Math.sin(angle(node));
  }

  private String label(int node) {
    int point = graph.nodes().get(node);
    double[] output = new double[system.outputs()];
    system.output(points.points().get(point).state(), output);
    return point
        + ": "
        + DoubleStream.of(output)
            .mapToObj(value -> String.format(Locale.ROOT, "%.1f", value))
            .collect(Collectors.joining(", "));
  }

  private Layer arrows(int pulse) {
    InputPulse wanted = graph.pulses().get(pulse);
    List<double[]> arrows = new ArrayList<>();
    for (AttractorGraph.Transition transition : graph.transitions()) {
      if (transition.pulse().equals(wanted) && transition.to().isPresent() && !transition.stays()) {
        int from = graph.nodes().indexOf(transition.from());
        int to = graph.nodes().indexOf(transition.to().getAsInt());
        arrows.add(arrow(from, to, BESIDE * (pulse + 1)));
      }
    }
    return new Layer.Arrows(
        wanted.name(),
        arrows.stream().mapToDouble(arrow -> arrow[0]).toArray(),
        arrows.stream().mapToDouble(arrow -> arrow[1]).toArray(),
        arrows.stream().mapToDouble(arrow -> arrow[2]).toArray(),
        arrows.stream().mapToDouble(arrow -> arrow[3]).toArray(),
        Ink.series(pulse));
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
