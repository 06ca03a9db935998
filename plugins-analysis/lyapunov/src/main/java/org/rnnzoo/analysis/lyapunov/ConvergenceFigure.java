package org.rnnzoo.analysis.lyapunov;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * The largest exponent as it would have been had the measurement ended earlier, one curve for each
 * start.
 *
 * @param seconds the time after each counted interval
 * @param largest {@code [starts, intervals]}, in 1/s
 */
record ConvergenceFigure(double[] seconds, double[][] largest) {

  /** More starts than colours are not told apart. */
  private static final int MOST_NAMED = 6;

  Figure draw() {
    String description =
        "Running mean of the largest Lyapunov exponent from %s starting states; curves that still"
                .formatted(largest.length)
            + " drift at the right end call for a longer duration.";
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule("", Layer.Orientation.HORIZONTAL, 0, Ink.GREY));
    for (int start = 0; start < largest.length; start++) {
      layers.add(
          new Layer.Curve(
              largest.length <= MOST_NAMED ? "start " + (start + 1) : "",
              seconds,
              drawable(largest[start]),
              Ink.series(start),
              Layer.Style.SOLID));
    }
    return new Figure(
        "Convergence of the largest exponent",
        description,
        Figure.Width.COLUMN,
        1,
        List.of(new Panel.Plot("", Axis.of("Time (s)"), Axis.of("λ₁ (1/s)"), 0.8, false, layers)));
  }

  /** An exponent of −∞ has no place on the axis. */
  private static double[] drawable(double[] values) {
    double[] drawable = values.clone();
    for (int i = 0; i < drawable.length; i++) {
      drawable[i] = Double.isFinite(drawable[i]) ? drawable[i] : Double.NaN;
    }
    return drawable;
  }
}
