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

/** Classes of solutions as pictures. */
final class TopologyFigures {

  /** Of the distance between two classes: how far apart groups stand, and all of them. */
  private static final double WIDEST_STEP = 0.25;

  private static final double WIDEST_CLASS = 0.8;

  private TopologyFigures() {}

  /** How many runs of each group are in each class: a bar with a mark for each that has any. */
  static Figure classes(List<String> labels, List<String> groups, int[][] counts) {
    List<Layer> layers = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<double[]> marks = new ArrayList<>();
      for (int c = 0; c < labels.size(); c++) {
        if (counts[c][g] > 0) {
          marks.add(new double[] {c + aside(counts[c], g), counts[c][g]});
        }
      }
      if (!marks.isEmpty()) {
        layers.add(bars(marks, Ink.series(g)));
        layers.add(
            new Layer.Points(
                groups.get(g),
                marks.stream().mapToDouble(mark -> mark[0]).toArray(),
                marks.stream().mapToDouble(mark -> mark[1]).toArray(),
                Ink.series(g),
                g % 2 == 0 ? Layer.Mark.DISC : Layer.Mark.SQUARE));
      }
    }
    int most = Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(1);
    return new Figure(
        "",
        "Number of runs of each group in each of %s classes of solutions; groups that have runs in a class stand side by side."
            .formatted(labels.size()),
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "Classes of solutions",
                Axis.categories("class", labels),
                new Axis(
                    "runs",
                    0,
                    1.1 * most,
                    false,
                    IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList()),
                0.8,
                false,
                layers)));
  }

  /** How far right of its class a group stands, beside the others that have runs in it. */
  private static double aside(int[] counts, int group) {
    int before = (int) Arrays.stream(counts, 0, group).filter(count -> count > 0).count();
    int present = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    return (before - (present - 1) / 2.0) * Math.min(WIDEST_STEP, WIDEST_CLASS / present);
  }

  private static Layer bars(List<double[]> marks, Ink ink) {
    double[] x = new double[3 * marks.size()];
    double[] y = new double[3 * marks.size()];
    for (int i = 0; i < marks.size(); i++) {
      x[3 * i] = marks.get(i)[0];
      x[3 * i + 1] = marks.get(i)[0];
      x[3 * i + 2] = Double.NaN;
      y[3 * i + 1] = marks.get(i)[1];
      y[3 * i + 2] = Double.NaN;
    }
    return new Layer.Curve("", x, y, ink, Layer.Style.SOLID);
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
}
