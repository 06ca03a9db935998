package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * What solutions need beside what the task asks to remember: a column for each task and model, in
 * the order of M, since many tasks have the same M.
 */
final class AgainstMemoryFigure {

  private static final double HALF_COLUMN = 0.3;

  /** Where what is beyond all that was tried is drawn, over the highest number that was reached. */
  private static final double EDGE = 1.1;

  private static final double ROOM = 1.06;

  private AgainstMemoryFigure() {}

  /** The figure; nothing where none of the sizes was measured. */
  static Optional<Figure> of(List<Summary> summaries) {
    List<Summary> columns =
        summaries.stream().sorted(Comparator.comparingDouble(AgainstMemoryFigure::bits)).toList();
    List<String> names = TaskComplexity.names(columns.stream().map(Summary::of).toList());
    List<Sizes> panels =
        Stream.of(
                new Sizes("Minimal rank R*", "rank", columns, one -> one.of().rank()),
                new Sizes("Truncated rank R*trunc", "rank", columns, Summary::truncated),
                new Sizes("Circuit size n*", "nodes", columns, Summary::nodes),
                new Sizes(
                    "Circuit size, perturbations aside", "nodes", columns, Summary::explaining))
            .filter(sizes -> sizes.intervals().stream().anyMatch(one -> one.n() > 0))
            .toList();
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                "Minimal rank, least rank of truncated networks and nodes of the latent circuit"
                    + " for each task, in the order of the bits to remember, M, which grey lines"
                    + " show on the same axis; with 90 % intervals over seeds. At the top edge is"
                    + " what no network or circuit that was tried reached; an empty column was"
                    + " not measured.",
                Figure.Width.PAGE,
                Math.min(2, panels.size()),
                IntStream.range(0, panels.size())
                    .mapToObj(i -> panels.get(i).panel(names, i == 0 ? panels : List.of()))
                    .toList()));
  }

  private static double bits(Summary summary) {
    return summary.of().memory().bits();
  }

  /** A size that tasks ask for, with its intervals in the order of the columns. */
  private record Sizes(String title, String unit, List<Interval> intervals, double[] memory) {

    Sizes(String title, String unit, List<Summary> columns, Function<Summary, Interval> measured) {
      this(
          title,
          unit,
          columns.stream().map(measured).toList(),
          columns.stream().mapToDouble(AgainstMemoryFigure::bits).toArray());
    }

    /**
     * @param explained what the legend is of; empty for no legend
     */
    Panel panel(List<String> names, List<Sizes> explained) {
      double highest =
          DoubleStream.concat(
                  DoubleStream.of(memory),
                  intervals.stream()
                      .flatMapToDouble(
                          one ->
                              DoubleStream.concat(
                                  DoubleStream.of(one.value(), one.low(), one.high()),
                                  one.few().stream().mapToDouble(value -> value))))
              .filter(Double::isFinite)
              .max()
              .orElse(1);
      double edge = EDGE * highest;
      Marks marks = new Marks(edge);
      for (int i = 0; i < intervals.size(); i++) {
        marks.add(i, intervals.get(i));
      }
      List<Layer> layers = new ArrayList<>();
      layers.add(memory(explained.isEmpty() ? "" : "M (bits)"));
      if (marks.beyond()) {
        layers.add(new Layer.Rule("", Layer.Orientation.HORIZONTAL, edge, Ink.LIGHT_GREY));
      }
      layers.addAll(marks.layers(explained));
      double top = ROOM * (marks.beyond() ? edge : highest);
      return new Panel.Plot(
          title,
          Axis.categories("", names),
          new Axis(unit, 0, top, false, WholeNumbers.names(0, (int) highest)),
          0.75,
          false,
          layers);
    }

    private Layer memory(String label) {
      double[] x = new double[3 * memory.length];
      double[] y = new double[3 * memory.length];
      for (int i = 0; i < memory.length; i++) {
        x[3 * i] = i - HALF_COLUMN;
        x[3 * i + 1] = i + HALF_COLUMN;
        y[3 * i] = memory[i];
        y[3 * i + 1] = memory[i];
        x[3 * i + 2] = Double.NaN;
        y[3 * i + 2] = Double.NaN;
      }
      return new Layer.Curve(label, x, y, Ink.GREY, Layer.Style.SOLID);
    }
  }

  /** What is drawn of intervals, by kind: each a list of x and y. */
  private static final class Marks {

    private final double edge;
    private final List<double[]> bars = new ArrayList<>();
    private final List<double[]> open = new ArrayList<>();
    private final List<double[]> reached = new ArrayList<>();
    private final List<double[]> single = new ArrayList<>();
    private final List<double[]> missed = new ArrayList<>();

    Marks(double edge) {
      this.edge = edge;
    }

    void add(double x, Interval interval) {
      if (interval.n() == 0) {
        return;
      }
      if (!interval.few().isEmpty()) {
        interval.few().forEach(value -> mark(x, value, single));
        return;
      }
      mark(x, interval.value(), reached);
      if (Double.isFinite(interval.low()) && Double.isInfinite(interval.high())) {
        open.add(new double[] {x, interval.low()});
      } else if (Double.isFinite(interval.high())) {
        bars.add(new double[] {x, interval.low()});
        bars.add(new double[] {x, interval.high()});
        bars.add(new double[] {Double.NaN, Double.NaN});
      }
    }

    private void mark(double x, double value, List<double[]> finite) {
      if (Double.isInfinite(value)) {
        missed.add(new double[] {x, edge});
      } else {
        finite.add(new double[] {x, value});
      }
    }

    /** Whether anything lies beyond what was tried. */
    boolean beyond() {
      return !missed.isEmpty() || !open.isEmpty();
    }

    List<Layer> layers(List<Sizes> explained) {
      Marks all = new Marks(edge);
      explained.forEach(sizes -> sizes.intervals().forEach(one -> all.add(0, one)));
      double[] none = new double[open.size()];
      return List.of(
          new Layer.Curve("", column(bars, 0), column(bars, 1), Ink.BLUE, Layer.Style.SOLID),
          new Layer.Arrows(
              all.open.isEmpty() ? "" : "interval without upper end",
              column(open, 0),
              column(open, 1),
              none,
              open.stream().mapToDouble(from -> edge - from[1]).toArray(),
              Ink.BLUE),
          points(all.reached.isEmpty() ? "" : "value, 90 % interval", reached, Layer.Mark.DISC),
          points(
              all.single.isEmpty() ? "" : "single networks, of fewer than 3",
              single,
              Layer.Mark.CROSS),
          points(all.missed.isEmpty() ? "" : "none of those tried", missed, Layer.Mark.RING));
    }

    private static Layer points(String label, List<double[]> places, Layer.Mark mark) {
      return new Layer.Points(label, column(places, 0), column(places, 1), Ink.BLUE, mark);
    }

    private static double[] column(List<double[]> places, int which) {
      return places.stream().mapToDouble(place -> place[which]).toArray();
    }
  }
}
