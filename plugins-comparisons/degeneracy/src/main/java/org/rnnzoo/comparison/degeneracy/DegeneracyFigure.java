package org.rnnzoo.comparison.degeneracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/** How far solutions of each group lie apart, aspect by aspect, with intervals. */
final class DegeneracyFigure {

  private DegeneracyFigure() {}

  static Figure of(
      String what, List<String> groups, List<Aspect> aspects, Map<String, List<Spread>> spreads) {
    List<Panel> panels = new ArrayList<>();
    for (Aspect aspect : aspects) {
      panels.add(panel(aspect, groups, spreads.get(aspect.key())));
    }
    return new Figure(
        "",
        "Mean distance of two solutions of one group, in %s aspects, with 90 %% intervals, by %s."
            .formatted(aspects.size(), what),
        Figure.Width.PAGE,
        2,
        panels);
  }

  private static Panel panel(Aspect aspect, List<String> groups, List<Spread> spreads) {
    int n = groups.size();
    double[] x = new double[n];
    double[] y = new double[n];
    double[] barX = new double[3 * n];
    double[] barY = new double[3 * n];
    for (int g = 0; g < n; g++) {
      x[g] = g;
      y[g] = spreads.get(g).mean();
      barX[3 * g] = g;
      barX[3 * g + 1] = g;
      barX[3 * g + 2] = Double.NaN;
      barY[3 * g] = spreads.get(g).low();
      barY[3 * g + 1] = spreads.get(g).high();
      barY[3 * g + 2] = Double.NaN;
    }
    return new Panel.Plot(
        aspect.title(),
        Axis.categories("", groups),
        Axis.of(aspect.unit(), 0, Double.NaN),
        0.7,
        false,
        List.of(
            new Layer.Curve("", barX, barY, Ink.BLUE, Layer.Style.SOLID),
            new Layer.Points("", x, y, Ink.BLUE, Layer.Mark.SQUARE)));
  }
}
