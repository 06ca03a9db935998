package org.rnnzoo.comparison.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.topology.Topology;

/** Classes of solutions as pictures. */
final class TopologyFigures {

  private static final int MOST_GRAPHS = 3;
  private static final double RADIUS = 0.38;

  private TopologyFigures() {}

  /** How many runs of each group are in each class. */
  static Figure classes(List<String> labels, List<String> groups, int[][] counts) {
    List<Layer> layers = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      layers.add(
          new Layer.Points(
              groups.get(g),
              IntStream.range(0, labels.size()).mapToDouble(c -> c).toArray(),
              IntStream.range(0, labels.size()).mapToDouble(c -> counts[c][group]).toArray(),
              Ink.series(g),
              g % 2 == 0 ? Layer.Mark.DISC : Layer.Mark.SQUARE));
    }
    return new Figure(
        "",
        "Number of runs of each group in each of %s classes of solutions.".formatted(labels.size()),
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "Classes of solutions",
                Axis.categories("class", labels),
                Axis.of("runs", 0, Double.NaN),
                0.8,
                false,
                layers)));
  }

  /** The matrix of distances, runs that cluster side by side. */
  static Figure matrix(DistanceMatrix distances, List<String> names) {
    int[] order = distances.clustered();
    double[][] values = new double[order.length][order.length];
    for (int row = 0; row < order.length; row++) {
      for (int column = 0; column < order.length; column++) {
        values[row][column] = distances.values()[order[row]][order[column]];
      }
    }
    List<String> ordered = Arrays.stream(order).mapToObj(names::get).toList();
    double end = order.length - 0.5;
    return new Figure(
        "",
        "Topological distances between %s runs as colours; runs that cluster lie side by side."
            .formatted(order.length),
        Figure.Width.WIDE,
        1,
        List.of(
            new Panel.Plot(
                "Topology",
                Axis.categories("", ordered),
                Axis.categories("", ordered),
                1,
                false,
                List.of(
                    new Layer.Raster(
                        "distance", values, -0.5, end, -0.5, end, Layer.Scale.SEQUENTIAL)))));
  }

  /** Whether there is a graph to draw: a class that rests somewhere. */
  static boolean hasGraph(List<Topology> representatives) {
    return representatives.stream().limit(MOST_GRAPHS).anyMatch(one -> one.states() > 0);
  }

  /** The graphs of the commonest classes: where inputs lead from each stable state. */
  static Figure graphs(List<String> labels, List<Topology> representatives) {
    List<Panel> panels = new ArrayList<>();
    for (int c = 0; c < Math.min(MOST_GRAPHS, labels.size()); c++) {
      if (representatives.get(c).states() > 0) {
        panels.add(graph("class " + labels.get(c), representatives.get(c)));
      }
    }
    return new Figure(
        "",
        "Stable states of the commonest classes as nodes, with an arrow wherever an input leads from one to another.",
        Figure.Width.PAGE,
        Math.min(MOST_GRAPHS, panels.size()),
        panels);
  }

  private static Panel graph(String title, Topology topology) {
    List<Panel.Node> nodes = new ArrayList<>();
    List<Panel.Link> links = new ArrayList<>();
    int n = topology.states();
    for (int s = 0; s < n; s++) {
      double angle = 2 * Math.PI * s / n;
      nodes.add(
          new Panel.Node(
              String.valueOf(s + 1),
              Panel.Role.UNIT,
              0.5 + (n == 1 ? 0 : RADIUS * Math.sin(angle)),
              0.5 + (n == 1 ? 0 : RADIUS * Math.cos(angle))));
      int from = s;
      Arrays.stream(topology.transitions()[s])
          .filter(to -> to != Topology.ELSEWHERE && to != from)
          .distinct()
          .sorted()
          .forEach(to -> links.add(new Panel.Link(from, to, 1)));
    }
    return new Panel.Circuit(title, 1, nodes, links);
  }
}
