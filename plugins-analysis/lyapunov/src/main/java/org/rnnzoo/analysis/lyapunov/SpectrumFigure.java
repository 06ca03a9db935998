package org.rnnzoo.analysis.lyapunov;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * The exponents in falling order with their standard errors, beside the line of 0.
 *
 * @param spectrum the exponents
 * @param perSecond 1/τ in 1/s
 */
record SpectrumFigure(Spectrum spectrum, double perSecond) {

  Figure draw() {
    String description =
        "The %s largest Lyapunov exponents in falling order with bars of two standard errors to"
                .formatted(spectrum.estimates().size())
            + " either side; those above the line are directions in which nearby states part.";
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule("", Layer.Orientation.HORIZONTAL, 0, Ink.GREY));
    layers.add(errorBars());
    layers.add(means());
    return new Figure(
        "Lyapunov spectrum",
        description,
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "", Axis.of("Index of the exponent"), Axis.of("λ (1/s)"), 0.8, false, layers)));
  }

  private Layer means() {
    int count = spectrum.estimates().size();
    double[] places = new double[count];
    double[] means = new double[count];
    for (int i = 0; i < count; i++) {
      places[i] = i + 1;
      means[i] = spectrum.estimates().get(i).mean() * perSecond;
    }
    return new Layer.Points("", places, means, Ink.BLUE, Layer.Mark.DISC);
  }

  /** One curve of upright strokes with gaps between them. */
  private Layer errorBars() {
    int count = spectrum.estimates().size();
    double[] x = new double[3 * count];
    double[] y = new double[3 * count];
    for (int i = 0; i < count; i++) {
      Estimate estimate = spectrum.estimates().get(i);
      x[3 * i] = i + 1;
      x[3 * i + 1] = i + 1;
      x[3 * i + 2] = Double.NaN;
      y[3 * i] = (estimate.mean() - estimate.margin()) * perSecond;
      y[3 * i + 1] = (estimate.mean() + estimate.margin()) * perSecond;
      y[3 * i + 2] = Double.NaN;
    }
    return new Layer.Curve("", x, y, Ink.BLUE, Layer.Style.SOLID);
  }
}
