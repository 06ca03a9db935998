package org.rnnzoo.comparison.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * Distances between runs as pictures.
 *
 * @param names a short name for each run
 * @param groups the group of each run
 */
record SimilarityFigures(List<String> names, List<String> groups) {

  private static final Layer.Mark[] MARKS = {
    Layer.Mark.DISC, Layer.Mark.SQUARE, Layer.Mark.RING, Layer.Mark.CROSS, Layer.Mark.HALF_DISC
  };

  /** The matrix of distances, runs that cluster side by side. */
  Figure matrix(Measurement measurement) {
    int[] order = measurement.distances().clustered();
    double[][] values = new double[order.length][order.length];
    for (int row = 0; row < order.length; row++) {
      for (int column = 0; column < order.length; column++) {
        values[row][column] = measurement.distances().values()[order[row]][order[column]];
      }
    }
    List<String> ordered = Arrays.stream(order).mapToObj(names::get).toList();
    double end = order.length - 0.5;
    return new Figure(
        "",
        "%s between each two of %s runs as colours, 0 for the same; runs that cluster lie side by side."
            .formatted(measurement.measure().title(), order.length),
        Figure.Width.WIDE,
        1,
        List.of(
            new Panel.Plot(
                measurement.measure().title(),
                Axis.categories("", ordered),
                Axis.categories("", ordered),
                1,
                false,
                List.of(
                    new Layer.Raster(
                        measurement.measure().unit(),
                        values,
                        -0.5,
                        end,
                        -0.5,
                        end,
                        Layer.Scale.SEQUENTIAL)))));
  }

  /** The runs in a plane, by all measures. */
  Figure planes(List<Measurement> measurements) {
    List<Panel> panels = new ArrayList<>();
    for (Measurement measurement : measurements) {
      panels.add(plane(measurement));
    }
    return new Figure(
        "",
        "Each of %s runs as a point in a plane, by each measure (classical multidimensional scaling, MDS); near points are alike, colours and marks are groups."
            .formatted(names.size()),
        Figure.Width.PAGE,
        3,
        panels);
  }

  private Panel plane(Measurement measurement) {
    double[][] places = measurement.distances().plane();
    List<Layer> layers = new ArrayList<>();
    int series = 0;
    for (String group : new LinkedHashSet<>(groups)) {
      int[] members =
          java.util.stream.IntStream.range(0, groups.size())
              .filter(i -> groups.get(i).equals(group))
              .toArray();
      layers.add(
          new Layer.Points(
              group,
              Arrays.stream(members).mapToDouble(i -> places[0][i]).toArray(),
              Arrays.stream(members).mapToDouble(i -> places[1][i]).toArray(),
              Ink.series(series),
              MARKS[series % MARKS.length]));
      series++;
    }
    return new Panel.Plot(
        measurement.measure().title(),
        Axis.of("MDS 1, " + measurement.measure().unit()),
        Axis.of("MDS 2, " + measurement.measure().unit()),
        1,
        true,
        layers);
  }
}
