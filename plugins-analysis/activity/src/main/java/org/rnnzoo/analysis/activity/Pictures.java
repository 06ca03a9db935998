package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * The figures of what was found.
 *
 * @param findings what was found
 */
record Pictures(Findings findings) {

  private static final double LEAST_SHARE = 1e-6;
  private static final int MOST_COMPONENTS = 3;
  private static final int SAMPLES = 101;

  private String grouped() {
    return findings.grouping().column().isEmpty()
        ? "mean over all trials"
        : "mean by " + findings.grouping().column();
  }

  private List<String> labels() {
    return findings.grouping().labels();
  }

  /** Mean trajectories on the first principal components, against each other and over time. */
  Figure trajectories() {
    int count = componentsShown();
    double[][][] components = findings.components(count);
    List<Panel> panels = new ArrayList<>();
    for (int other = 1; other < count; other++) {
      panels.add(plane(components, 0, other));
    }
    for (int k = 0; k < count && panels.size() < 4; k++) {
      panels.add(overTime(components, k, panels.isEmpty()));
    }
    return new Figure(
        "Activity on principal components, " + grouped(),
        "Mean rates of the network without noise, projected on the principal components of its"
            + " rates; a disc marks the start of each trajectory.",
        panels.size() == 1 ? Figure.Width.WIDE : Figure.Width.PAGE,
        panels.size() == 1 ? 1 : 2,
        panels);
  }

  /** Those that hold more than rounding. */
  private int componentsShown() {
    int most = Math.min(MOST_COMPONENTS, findings.dimensionality().whole().size());
    int count = 1;
    while (count < most && share(count) > LEAST_SHARE) {
      count++;
    }
    return count;
  }

  private double share(int k) {
    double[] cumulative = findings.dimensionality().whole().cumulative();
    return cumulative[k] - (k > 0 ? cumulative[k - 1] : 0);
  }

  private String component(int k) {
    return String.format(Locale.ROOT, "PC %d of rates (%.0f %%)", k + 1, 100 * share(k));
  }

  private Panel plane(double[][][] components, int first, int second) {
    List<Layer> layers = new ArrayList<>();
    for (int group = 0; group < components.length; group++) {
      double[] x = Arrays.stream(components[group]).mapToDouble(c -> c[first]).toArray();
      double[] y = Arrays.stream(components[group]).mapToDouble(c -> c[second]).toArray();
      layers.add(
          new Layer.Curve(
              second == 1 ? labels().get(group) : "", x, y, Ink.series(group), Layer.Style.SOLID));
      int start =
          IntStream.range(0, x.length).filter(bin -> !Double.isNaN(x[bin])).findFirst().orElse(0);
      layers.add(
          new Layer.Points(
              "",
              new double[] {x[start]},
              new double[] {y[start]},
              Ink.series(group),
              Layer.Mark.DISC));
    }
    return new Panel.Plot(
        "", Axis.of(component(first)), Axis.of(component(second)), 0.8, false, layers);
  }

  private Panel overTime(double[][][] components, int k, boolean named) {
    List<Layer> layers = findings.axis().marks();
    for (int group = 0; group < components.length; group++) {
      layers.add(
          new Layer.Curve(
              named ? labels().get(group) : "",
              findings.axis().times(),
              Arrays.stream(components[group]).mapToDouble(c -> c[k]).toArray(),
              Ink.series(group),
              Layer.Style.SOLID));
    }
    return new Panel.Plot("", time(), Axis.of(component(k)), 0.6, false, layers);
  }

  private Axis time() {
    return Axis.of("Time (ms)", findings.axis().startMs(), findings.axis().endMs());
  }

  /** The mean rates of some units over time. */
  Figure rates(List<Integer> units) {
    List<Panel> panels = new ArrayList<>();
    for (int unit : units) {
      List<Layer> layers = findings.axis().marks();
      for (int group = 0; group < labels().size(); group++) {
        layers.add(
            new Layer.Curve(
                panels.isEmpty() ? labels().get(group) : "",
                findings.axis().times(),
                findings.averages().course(group, unit),
                Ink.series(group),
                Layer.Style.SOLID));
      }
      panels.add(new Panel.Plot("", time(), Axis.of("Rate of unit " + unit), 0.5, false, layers));
    }
    int all = findings.averages().values()[0][0].length;
    return new Figure(
        "Rates of %s of %s units, %s".formatted(units.size(), all, grouped()),
        "Mean rates of units of the network without noise over time, by group of trials.",
        panels.size() == 1 ? Figure.Width.WIDE : Figure.Width.PAGE,
        panels.size() == 1 ? 1 : 2,
        panels);
  }

  /** The share of the variance in the first components. */
  Figure dimension() {
    double[] cumulative = findings.dimensionality().whole().cumulative();
    int shown =
        Math.min(
            cumulative.length,
            2 + 2 * Dimensionality.needed(findings.dimensionality().whole(), 0.95));
    double[] x = IntStream.rangeClosed(1, shown).asDoubleStream().toArray();
    return new Figure(
        String.format(
            Locale.ROOT,
            "Participation ratio %.2f",
            findings.dimensionality().whole().participationRatio()),
        "Share of the variance of the rates that the first principal components hold together.",
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Principal components", 0.5, shown + 0.5),
                Axis.of("Cumulative share of the variance", 0, 1.03),
                0.7,
                false,
                List.of(
                    new Layer.Rule("90 %", Layer.Orientation.HORIZONTAL, 0.9, Ink.GREY),
                    new Layer.Curve(
                        "", x, Arrays.copyOf(cumulative, shown), Ink.BLUE, Layer.Style.SOLID),
                    new Layer.Points(
                        "", x, Arrays.copyOf(cumulative, shown), Ink.BLUE, Layer.Mark.DISC)))));
  }

  /** What can be decoded when, beside what shuffled labels give. */
  Figure decoding() {
    List<Panel> panels = new ArrayList<>();
    for (Decoded one : findings.decoded()) {
      List<Layer> layers = findings.axis().marks();
      double[] times = findings.axis().times();
      layers.add(
          new Layer.Curve(
              one.grouping().column(), times, one.accuracy(), Ink.BLUE, Layer.Style.SOLID));
      layers.add(
          new Layer.Curve("labels shuffled", times, one.chance(), Ink.GREY, Layer.Style.DASHED));
      layers.add(
          new Layer.Rule(
              "95 % of shuffles stay below", Layer.Orientation.HORIZONTAL, one.bar(), Ink.ORANGE));
      panels.add(
          new Panel.Plot("", time(), Axis.of("Decoding accuracy", 0, 1.03), 0.5, false, layers));
    }
    return new Figure(
        "Decoding over time",
        "Cross-validated accuracy of a linear decoder of the rates in each bin of time, the mean"
            + " over classes; dashed, the mean with labels shuffled between trials.",
        panels.size() == 1 ? Figure.Width.WIDE : Figure.Width.PAGE,
        panels.size() == 1 ? 1 : 2,
        panels);
  }

  /** The share of an answer against graded conditions. */
  Figure psychometric() {
    List<Panel> panels = new ArrayList<>();
    for (Behaviour behaviour : findings.behaviours()) {
      List<Layer> layers = new ArrayList<>();
      layers.add(new Layer.Rule("", Layer.Orientation.HORIZONTAL, 0.5, Ink.LIGHT_GREY));
      for (int i = 0; i < behaviour.curves().size(); i++) {
        addPsychometric(behaviour.curves().get(i), Ink.series(i), layers);
      }
      panels.add(
          new Panel.Plot(
              "",
              Axis.of(behaviour.column()),
              Axis.of("Share of answers: " + behaviour.answer(), -0.03, 1.03),
              0.75,
              false,
              layers));
    }
    return figure(
        "Psychometric curve",
        "Share of trials with an answer against a graded condition, with 95 % intervals and the"
            + " logistic function that fits best.",
        panels);
  }

  private static void addPsychometric(Behaviour.Curve curve, Ink ink, List<Layer> layers) {
    double[] x = curve.points().stream().mapToDouble(Behaviour.Point::value).toArray();
    layers.add(upright(x, curve.points().stream().map(Behaviour.Point::interval).toList(), ink));
    layers.add(
        new Layer.Points(
            curve.label(),
            x,
            curve.points().stream().mapToDouble(Behaviour.Point::share).toArray(),
            ink,
            Layer.Mark.DISC));
    curve
        .fit()
        .ifPresent(
            fit -> {
              double[] places = new double[SAMPLES];
              Arrays.setAll(places, i -> x[0] + (x[x.length - 1] - x[0]) * i / (SAMPLES - 1));
              layers.add(
                  new Layer.Curve(
                      "",
                      places,
                      Arrays.stream(places).map(fit::at).toArray(),
                      ink,
                      Layer.Style.SOLID));
            });
  }

  /** Upright strokes as one curve with gaps. */
  private static Layer upright(double[] x, List<double[]> ends, Ink ink) {
    double[] px = new double[3 * x.length];
    double[] py = new double[3 * x.length];
    for (int i = 0; i < x.length; i++) {
      px[3 * i] = x[i];
      px[3 * i + 1] = x[i];
      px[3 * i + 2] = Double.NaN;
      py[3 * i] = ends.get(i)[0];
      py[3 * i + 1] = ends.get(i)[1];
      py[3 * i + 2] = Double.NaN;
    }
    return new Layer.Curve("", px, py, ink, Layer.Style.SOLID);
  }

  /** The time of answers against graded conditions. */
  Figure chronometric() {
    List<Panel> panels = new ArrayList<>();
    for (Behaviour behaviour : findings.behaviours()) {
      List<Layer> layers = new ArrayList<>();
      for (int i = 0; i < behaviour.curves().size(); i++) {
        Behaviour.Curve curve = behaviour.curves().get(i);
        double[] x = curve.points().stream().mapToDouble(Behaviour.Point::value).toArray();
        double[] medians = curve.points().stream().mapToDouble(Behaviour.Point::median).toArray();
        layers.add(
            upright(
                x,
                curve.points().stream()
                    .map(p -> new double[] {p.quantile(0.25), p.quantile(0.75)})
                    .toList(),
                Ink.series(i)));
        layers.add(new Layer.Curve("", x, medians, Ink.series(i), Layer.Style.SOLID));
        layers.add(new Layer.Points(curve.label(), x, medians, Ink.series(i), Layer.Mark.DISC));
      }
      panels.add(
          new Panel.Plot(
              "",
              Axis.of(behaviour.column()),
              Axis.of("Time of the answer (ms)"),
              0.75,
              false,
              layers));
    }
    return figure(
        "Chronometric curve",
        "Median time from which on the answer leads the others by the threshold, with the middle"
            + " half of the trials, against a graded condition.",
        panels);
  }

  private static Figure figure(String title, String description, List<Panel> panels) {
    return new Figure(
        title,
        description,
        panels.size() == 1 ? Figure.Width.COLUMN : Figure.Width.PAGE,
        panels.size() == 1 ? 1 : 2,
        panels);
  }
}
