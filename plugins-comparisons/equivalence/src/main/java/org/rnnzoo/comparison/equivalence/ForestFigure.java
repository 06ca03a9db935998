package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/** The excess at every level with its interval, in units of the margin. */
final class ForestFigure {

  private ForestFigure() {}

  /**
   * The figure.
   *
   * @param groups the two groups, each with how many of its runs are compared
   */
  static Figure of(List<Judgement> judgements, Map<String, Integer> groups) {
    int n = judgements.size();
    double[] x = new double[n];
    double[] y = new double[n];
    double[] barX = new double[3 * n];
    double[] barY = new double[3 * n];
    for (int i = 0; i < n; i++) {
      Judgement one = judgements.get(i);
      double margin = one.level().margin();
      int row = n - 1 - i;
      x[i] = one.means().excess() / margin;
      y[i] = row;
      barX[3 * i] = one.interval().low() / margin;
      barX[3 * i + 1] = one.interval().high() / margin;
      barX[3 * i + 2] = Double.NaN;
      barY[3 * i] = row;
      barY[3 * i + 1] = row;
      barY[3 * i + 2] = Double.NaN;
    }
    List<String> names =
        new ArrayList<>(judgements.stream().map(one -> one.level().name()).toList());
    Collections.reverse(names);
    return new Figure(
        "",
        "By how much %s differ more than runs of one group do, at %s levels, with intervals, in units of the margin; inside the two lines they are equivalent."
            .formatted(String.join(" and ", groups.keySet()), n),
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                groups.entrySet().stream()
                    .map(group -> "%s (%s runs)".formatted(group.getKey(), group.getValue()))
                    .collect(Collectors.joining(" and ")),
                Axis.of("excess distance (margins)"),
                Axis.categories("", names),
                0.6,
                false,
                List.of(
                    new Layer.Rule("", Layer.Orientation.VERTICAL, 0, Ink.LIGHT_GREY),
                    new Layer.Rule("", Layer.Orientation.VERTICAL, -1, Ink.GREY),
                    new Layer.Rule("margin", Layer.Orientation.VERTICAL, 1, Ink.GREY),
                    new Layer.Curve("", barX, barY, Ink.BLUE, Layer.Style.SOLID),
                    new Layer.Points("", x, y, Ink.BLUE, Layer.Mark.SQUARE)))));
  }
}
