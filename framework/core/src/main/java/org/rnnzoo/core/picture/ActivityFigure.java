package org.rnnzoo.core.picture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;

/**
 * The figure of what the units do in one trial, before training and after it: the rates of some
 * units as curves, and those of many as a map.
 */
public final class ActivityFigure {

  /** More curves than this cannot be followed. */
  private static final int MOST_CURVES = 6;

  /** More rows than this cannot be told apart. */
  private static final int MOST_ROWS = 50;

  private final String experiment;
  private final Trials trials;
  private final double[][] before;
  private final double[][] after;
  private final double[] edges;

  /**
   * @param experiment what was trained on what, for the description
   * @param trials the trials, of which the first is shown
   * @param before the network as it was when training began
   * @param after the trained network
   */
  public ActivityFigure(String experiment, Trials trials, Network before, Network after) {
    this.experiment = experiment;
    this.trials = trials;
    this.before = rates(before);
    this.after = rates(after);
    this.edges =
        IntStream.rangeClosed(0, trials.get(0).steps()).mapToDouble(trials.clock()::ms).toArray();
  }

  /** The rates of the first trial without noise, {@code [units][steps]}. */
  private double[][] rates(Network network) {
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0));
      float[] rates = propagation.rateValues();
      double[][] values = new double[network.dimensions().units()][trials.get(0).steps()];
      for (int unit = 0; unit < values.length; unit++) {
        for (int step = 0; step < values[unit].length; step++) {
          values[unit][step] = rates[step * values.length + unit];
        }
      }
      return values;
    }
  }

  public Figure figure() {
    return new Figure(
        "",
        "Rates of units of %s in one trial, before and after training; above, %s of %s units as curves, below, %s of %s as a map."
            .formatted(
                experiment,
                Math.min(MOST_CURVES, after.length),
                after.length,
                Math.min(MOST_ROWS, after.length),
                after.length),
        Figure.Width.PAGE,
        2,
        List.of(
            curves("Before training", before),
            curves("After training", after),
            map(before),
            map(after)));
  }

  private Panel curves(String title, double[][] rates) {
    List<Layer> layers = TrialFigure.bands(trials.get(0), trials.clock());
    for (int unit = 0; unit < Math.min(MOST_CURVES, rates.length); unit++) {
      double[] course = Arrays.copyOf(rates[unit], edges.length);
      course[edges.length - 1] = rates[unit][edges.length - 2];
      layers.add(new Layer.Curve("", edges, course, Ink.series(unit), Layer.Style.SOLID));
    }
    return new Panel.Plot(title, time(), rate(), 0.4, false, layers);
  }

  private Axis time() {
    return Axis.of("Time (ms)", 0, edges[edges.length - 1]);
  }

  /** The same on both sides. */
  private Axis rate() {
    double most =
        IntStream.range(0, Math.min(MOST_CURVES, after.length))
            .mapToDouble(unit -> Math.max(largest(before[unit]), largest(after[unit])))
            .max()
            .orElseThrow();
    double least = signed() ? -1.05 * most : 0;
    int shown = Math.min(MOST_CURVES, after.length);
    return Axis.of(
        shown < after.length ? "Rate of %s of %s units".formatted(shown, after.length) : "Rate",
        least,
        Math.max(1.05 * most, 1e-3));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
  }

  private boolean signed() {
    return Arrays.stream(after).flatMapToDouble(Arrays::stream).anyMatch(rate -> rate < 0)
        || Arrays.stream(before).flatMapToDouble(Arrays::stream).anyMatch(rate -> rate < 0);
  }

  /** The map may not show all there are, and then says so where it is looked at. */
  private String unitLabel(int shown) {
    return shown < after.length ? "%s of %s units".formatted(shown, after.length) : "Unit";
  }

  /** One row per unit, in the order of their mean rates after training. */
  private Panel map(double[][] rates) {
    int[] order =
        IntStream.range(0, Math.min(MOST_ROWS, after.length))
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    unit -> Arrays.stream(after[unit]).average().orElseThrow()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] rows = Arrays.stream(order).mapToObj(unit -> rates[unit]).toArray(double[][]::new);
    double most =
        Arrays.stream(order)
            .mapToDouble(unit -> Math.max(largest(before[unit]), largest(after[unit])))
            .max()
            .orElse(1);
    // One scale for both, or a network at rest would look as busy as one at work.
    List<Layer> layers =
        List.of(
            new Layer.Raster(
                    "rate",
                    rows,
                    0,
                    edges[edges.length - 1],
                    0,
                    rows.length,
                    signed() ? Layer.Scale.DIVERGING : Layer.Scale.SEQUENTIAL)
                .between(signed() ? -most : 0, most));
    return new Panel.Plot(
        "", time(), Axis.of(unitLabel(rows.length), 0, rows.length), 0.5, false, layers);
  }
}
