package org.rnnzoo.analysis.lyapunov;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * The largest exponent from each starting state, in falling order: steps are different attractors.
 *
 * @param spectrum the exponents
 * @param perSecond 1/τ in 1/s
 */
record StartsFigure(Spectrum spectrum, double perSecond) {

  Figure draw() {
    double[] sorted =
        Arrays.stream(spectrum.exponents())
            .mapToDouble(found -> found[0] * perSecond)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double[] falling =
        IntStream.range(0, sorted.length).mapToDouble(i -> sorted[sorted.length - 1 - i]).toArray();
    double[] places = IntStream.rangeClosed(1, sorted.length).asDoubleStream().toArray();
    return new Figure(
        "Largest exponent over starting states",
        "The largest Lyapunov exponent from each of %s starting states, in falling order; a step is a"
                .formatted(spectrum.exponents().length)
            + " change from one attractor to another.",
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Starting states", 0.5, spectrum.exponents().length + 0.5),
                Axis.of("λ₁ (1/s)"),
                0.7,
                false,
                List.of(
                    new Layer.Rule("", Layer.Orientation.HORIZONTAL, 0, Ink.GREY),
                    new Layer.Points("", places, falling, Ink.BLUE, Layer.Mark.DISC)))));
  }
}
