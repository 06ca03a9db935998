package org.rnnzoo.comparison.circuittransfer;

import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/** What each circuit foretells and explains of each network, as two matrices. */
final class TransferFigure {

  private TransferFigure() {}

  static Figure of(List<ComparedRun> runs, Pairs pairs, int[] order) {
    return new Figure(
        "",
        "What the circuit of each of %s networks (rows) says of each network (columns): correlation of foretold and real changes of outputs under perturbations along the network's own circuit, and share of the variance of its rates. Networks whose circuits foretell each other lie side by side; the diagonal is a network's own circuit. Colours run from 0 to 1; what is below 0 looks like 0 and is counted in the title."
            .formatted(order.length),
        Figure.Width.PAGE,
        2,
        List.of(
            panel("Perturbations foretold", "correlation", runs, pairs.foretold(), order),
            panel("Rates explained", "share of variance", runs, pairs.explained(), order)));
  }

  private static Panel panel(
      String title, String what, List<ComparedRun> runs, double[][] values, int[] order) {
    int n = order.length;
    double[][] sorted = new double[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        sorted[row][column] = values[order[row]][order[column]];
      }
    }
    List<String> names =
        Arrays.stream(order)
            .mapToObj(
                i -> "%s s%s".formatted(runs.get(i).group(), runs.get(i).run().facts().seed()))
            .toList();
    long below = Arrays.stream(sorted).flatMapToDouble(Arrays::stream).filter(v -> v < 0).count();
    double end = n - 0.5;
    return new Panel.Plot(
        below == 0 ? title : "%s (%s of %s below 0)".formatted(title, below, n * n),
        Axis.categories("network", names),
        Axis.categories("circuit", names),
        1,
        false,
        // What explains less than nothing has the colour of nothing, else one such value takes all
        // colours; on a scale of its own each panel would look as good as any.
        List.of(
            new Layer.Raster(what, sorted, -0.5, end, -0.5, end, Layer.Scale.SEQUENTIAL)
                .between(0, 1)));
  }
}
