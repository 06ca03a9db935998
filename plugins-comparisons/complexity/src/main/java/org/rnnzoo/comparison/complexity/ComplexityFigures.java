package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/** What the numbers follow from: circuits by size and ranks by seeds that solved the task. */
final class ComplexityFigures {

  /** The lower end of what is a fraction or a correlation. */
  private static final double LOWEST = -0.03;

  private ComplexityFigures() {}

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
            + " network: the variance of the activity that they explain as a fraction of what as"
            + " many principal components explain, that of the outputs, and correlation under"
            + " perturbation, all held out; grey lines are the criteria. Axes begin at 0; titles"
            + " say how many circuits lie below.",
        Figure.Width.PAGE,
        3,
        List.of(
            curve(
                "Activity",
                "variance explained (fraction of that of as many PCs)",
                rows,
                CircuitSize.Circuit::activity,
                p.sufficient().activity(),
                true),
            curve(
                "Outputs",
                "variance explained (fraction)",
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
    List<String> names = TaskComplexity.names(rows);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Rule(
            legend ? "criterion" : "", Layer.Orientation.HORIZONTAL, criterion, Ink.GREY));
    int most = 1;
    int below = 0;
    double highest = 1;
    for (int i = 0; i < rows.size(); i++) {
      boolean first = legend;
      for (CircuitSize size : rows.get(i).circuits().values()) {
        List<CircuitSize.Circuit> circuits =
            size.with(true).isEmpty() ? size.with(false) : size.with(true);
        double[] x = circuits.stream().mapToDouble(CircuitSize.Circuit::nodes).toArray();
        double[] y = circuits.stream().mapToDouble(value).toArray();
        layers.add(new Layer.Curve("", x, y, Ink.series(i), Layer.Style.SOLID));
        layers.add(new Layer.Points(first ? names.get(i) : "", x, y, Ink.series(i), mark(i)));
        first = false;
        most = Math.max(most, (int) Arrays.stream(x).max().orElse(1));
        highest = Math.max(highest, Arrays.stream(y).filter(Double::isFinite).max().orElse(1));
        below += (int) Arrays.stream(y).filter(one -> one < 0).count();
      }
    }
    return new Panel.Plot(
        below == 0 ? title : "%s (%s below 0)".formatted(title, below),
        new Axis("nodes", 0, most + 0.5, false, WholeNumbers.names(0, most)),
        Axis.of(what, LOWEST, highest + 0.03),
        0.9,
        false,
        layers);
  }

  /** The share of seeds that solve each task at each rank. */
  static Figure ranks(List<TaskComplexity> rows, ComplexityParameters p) {
    Map<String, MinimalRank> tasks = new LinkedHashMap<>();
    rows.forEach(row -> tasks.putIfAbsent(row.task(), row.minimalRank()));
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Rule(
            "share that suffices",
            Layer.Orientation.HORIZONTAL,
            p.sufficient().solvingShare(),
            Ink.GREY));
    int i = 0;
    for (Map.Entry<String, MinimalRank> task : tasks.entrySet()) {
      MinimalRank ranks = task.getValue();
      double[] x = ranks.byRank().keySet().stream().mapToDouble(rank -> rank - 1).toArray();
      double[] y =
          ranks.byRank().keySet().stream()
              .mapToDouble(
                  rank -> (double) ranks.count(rank, Standing.SOLVED) / ranks.seeds().size())
              .toArray();
      layers.add(new Layer.Curve("", x, y, Ink.series(i), Layer.Style.SOLID));
      layers.add(new Layer.Points(task.getKey(), x, y, Ink.series(i), mark(i)));
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
                Axis.of("share of seeds that solve it", LOWEST, 1.03),
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
    return WholeNumbers.names(1, highest);
  }
}
