package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/** Solutions against the task, and what each number follows from. */
final class ComplexityFigures {

  /** Parts of the largest M: nearer ones are alike, and points of alike ones stand so far apart. */
  private static final double SAME_BITS = 0.02;

  private static final double WIDEST_STEP = 0.03;
  private static final double WIDEST_GROUP = 0.12;

  private ComplexityFigures() {}

  /**
   * R*, R*trunc, n* and nodes that explain against M, a point for each task and model; nothing
   * where none of them was reached.
   */
  static Optional<Figure> againstMemory(List<Summary> summaries) {
    List<Panel> panels = new ArrayList<>();
    for (Measure measure :
        List.of(
            new Measure("Minimal rank R*", "rank", one -> one.of().rank()),
            new Measure("Truncated rank R*trunc", "rank", Summary::truncated),
            new Measure("Circuit size n*", "nodes", Summary::nodes),
            new Measure("Circuit size, perturbations aside", "nodes", Summary::explaining))) {
      if (summaries.stream().anyMatch(one -> Double.isFinite(measure.of(one).value()))) {
        panels.add(panel(measure, summaries, panels.isEmpty()));
      }
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                "Minimal rank, least rank of truncated networks and nodes of the latent circuit"
                    + " against the bits to remember, with 90 % intervals over seeds; a dashed line"
                    + " where both are equal. Tasks of as many bits stand side by side. What no"
                    + " network or circuit that was tried reached is not drawn.",
                Figure.Width.PAGE,
                Math.min(2, panels.size()),
                panels));
  }

  /** A size that a task asks for. */
  private record Measure(String title, String unit, Function<Summary, Interval> value) {

    Interval of(Summary summary) {
      return value.apply(summary);
    }
  }

  private static Panel panel(Measure measure, List<Summary> summaries, boolean legend) {
    List<Layer> layers = new ArrayList<>();
    double most = summaries.stream().mapToDouble(ComplexityFigures::bits).max().orElse(1);
    double highest =
        summaries.stream()
            .map(measure::of)
            .mapToDouble(one -> Double.isFinite(one.high()) ? one.high() : one.value())
            .filter(Double::isFinite)
            .max()
            .orElse(most);
    layers.add(
        new Layer.Curve(
            "", new double[] {0, most}, new double[] {0, most}, Ink.GREY, Layer.Style.DASHED));
    double[] places = sideBySide(summaries.stream().mapToDouble(ComplexityFigures::bits).toArray());
    for (int i = 0; i < summaries.size(); i++) {
      Interval interval = measure.of(summaries.get(i));
      double x = places[i];
      boolean drawn = Double.isFinite(interval.value());
      if (drawn && Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
        layers.add(
            new Layer.Curve(
                "",
                new double[] {x, x},
                new double[] {interval.low(), interval.high()},
                Ink.series(i),
                Layer.Style.SOLID));
      }
      layers.add(
          new Layer.Points(
              legend ? summaries.get(i).of().title() : "",
              drawn ? new double[] {x} : new double[0],
              drawn ? new double[] {interval.value()} : new double[0],
              Ink.series(i),
              mark(i)));
    }
    return new Panel.Plot(
        measure.title(),
        Axis.of("M (bits)", 0, 1.08 * Math.max(most, Arrays.stream(places).max().orElse(most))),
        Axis.of(measure.unit(), 0, 1.08 * Math.max(most, highest)),
        0.9,
        false,
        layers);
  }

  private static double bits(Summary summary) {
    return summary.of().memory().bits();
  }

  /** Where each is drawn: at its M, or beside it where others have nearly the same. */
  static double[] sideBySide(double[] bits) {
    double most = Arrays.stream(bits).max().orElse(1);
    double[] places = new double[bits.length];
    for (int i = 0; i < places.length; i++) {
      int before = 0;
      int alike = 0;
      for (int j = 0; j < places.length; j++) {
        if (Math.abs(bits[j] - bits[i]) <= SAME_BITS * most) {
          alike++;
          before += j < i ? 1 : 0;
        }
      }
      double step = Math.min(WIDEST_STEP, WIDEST_GROUP / alike) * most;
      places[i] = bits[i] + step * (before - (alike - 1) / 2.0);
    }
    return places;
  }

  private static Layer.Mark mark(int i) {
    Layer.Mark[] marks = {
      Layer.Mark.DISC, Layer.Mark.SQUARE, Layer.Mark.RING, Layer.Mark.CROSS, Layer.Mark.HALF_DISC
    };
    return marks[i % marks.length];
  }

  /** Circuits of growing size: what they explain and predict, one line for each network. */
  static Figure growth(List<TaskComplexity> rows, ComplexityParameters p) {
    return new Figure(
        "",
        "Latent circuits of growing size, fitted with the connectivity anchor, one line for each"
            + " network: activity as a part of what as many principal components explain, outputs,"
            + " and correlation under perturbation, all held out; grey lines are the criteria.",
        Figure.Width.PAGE,
        3,
        List.of(
            curve(
                "Activity",
                "part of PCA",
                rows,
                CircuitSize.Circuit::activity,
                p.sufficient().activity(),
                true),
            curve(
                "Outputs",
                "share of variance",
                rows,
                CircuitSize.Circuit::outputs,
                p.sufficient().outputs(),
                false),
            curve(
                "Perturbations",
                "correlation",
                rows,
                CircuitSize.Circuit::perturbation,
                p.sufficient().perturbation(),
                false)));
  }

  private static Panel curve(
      String title,
      String what,
      List<TaskComplexity> rows,
      ToDoubleFunction<CircuitSize.Circuit> value,
      double criterion,
      boolean legend) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule("", Layer.Orientation.HORIZONTAL, criterion, Ink.GREY));
    for (int i = 0; i < rows.size(); i++) {
      boolean first = legend;
      for (CircuitSize size : rows.get(i).circuits().values()) {
        List<CircuitSize.Circuit> circuits =
            size.with(true).isEmpty() ? size.with(false) : size.with(true);
        double[] x = circuits.stream().mapToDouble(CircuitSize.Circuit::nodes).toArray();
        double[] y = circuits.stream().mapToDouble(value).toArray();
        layers.add(
            new Layer.Curve(
                first ? rows.get(i).title() : "", x, y, Ink.series(i), Layer.Style.SOLID));
        layers.add(new Layer.Points("", x, y, Ink.series(i), mark(i)));
        first = false;
      }
    }
    return new Panel.Plot(
        title, Axis.of("nodes", 0, Double.NaN), Axis.of(what), 0.9, false, layers);
  }

  /** The share of seeds that solve each task at each rank. */
  static Figure ranks(List<TaskComplexity> rows, ComplexityParameters p) {
    Map<String, MinimalRank> tasks = new LinkedHashMap<>();
    rows.forEach(row -> tasks.putIfAbsent(row.task(), row.minimalRank()));
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Rule("", Layer.Orientation.HORIZONTAL, p.sufficient().solvingShare(), Ink.GREY));
    int i = 0;
    for (Map.Entry<String, MinimalRank> task : tasks.entrySet()) {
      MinimalRank ranks = task.getValue();
      double[] x = ranks.byRank().keySet().stream().mapToDouble(rank -> rank - 1).toArray();
      double[] y =
          ranks.byRank().keySet().stream()
              .mapToDouble(
                  rank -> (double) ranks.count(rank, Standing.SOLVED) / ranks.seeds().size())
              .toArray();
      layers.add(new Layer.Curve(task.getKey(), x, y, Ink.series(i), Layer.Style.SOLID));
      layers.add(new Layer.Points("", x, y, Ink.series(i), mark(i)));
      i++;
    }
    return new Figure(
        "",
        "Share of seeds whose low-rank network has solved the task, bar and stress bars, at each"
            + " rank; the grey line is the share that suffices.",
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "Minimal rank",
                Axis.categories("rank", rankNames(tasks.values())),
                Axis.of("share of seeds that solve it", -0.03, 1.03),
                0.8,
                false,
                layers)));
  }

  /** Every rank up to the highest that was tried. */
  private static List<String> rankNames(Collection<MinimalRank> tasks) {
    int highest =
        tasks.stream()
            .flatMap(ranks -> ranks.byRank().keySet().stream())
            .max(Comparator.naturalOrder())
            .orElse(1);
    return IntStream.rangeClosed(1, highest).mapToObj(Integer::toString).toList();
  }
}
