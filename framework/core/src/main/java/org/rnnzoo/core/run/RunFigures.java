package org.rnnzoo.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.config.Experiment;

/** The figures of a run itself: how training went, and what a trial looks like. */
public final class RunFigures {

  private RunFigures() {}

  /** Loss and held-out accuracy over the steps of training, with the accuracy to reach. */
  public static Figure training(Experiment experiment, List<MetricsLog.Entry> course) {
    double[] step = course.stream().mapToDouble(MetricsLog.Entry::step).toArray();
    double[] loss = course.stream().mapToDouble(MetricsLog.Entry::loss).toArray();
    double[] heldOut = course.stream().mapToDouble(e -> e.evaluation().loss()).toArray();
    double[] accuracy = course.stream().mapToDouble(e -> e.evaluation().accuracy()).toArray();
    double[] whole = course.stream().mapToDouble(e -> e.evaluation().trialAccuracy()).toArray();
    List<Layer> accuracyLayers = new ArrayList<>();
    accuracyLayers.add(new Layer.Curve("accuracy", step, accuracy, Ink.BLUE, Layer.Style.SOLID));
    accuracyLayers.add(
        new Layer.Curve("whole trials", step, whole, Ink.SKY_BLUE, Layer.Style.SOLID));
    if (experiment.accuracyToReach() <= 1) {
      accuracyLayers.add(
          new Layer.Rule(
              "goal", Layer.Orientation.HORIZONTAL, experiment.accuracyToReach(), Ink.GREY));
    }
    return new Figure(
        "",
        "Training of %s on %s: loss and accuracy over training steps."
            .formatted(experiment.model().use(), experiment.task().use()),
        Figure.Width.WIDE,
        2,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Training step", 0, Double.NaN),
                Axis.logarithmic("Loss"),
                0.75,
                false,
                List.of(
                    new Layer.Curve("training", step, loss, Ink.ORANGE, Layer.Style.SOLID),
                    new Layer.Curve("held out", step, heldOut, Ink.BLACK, Layer.Style.SOLID))),
            new Panel.Plot(
                "",
                Axis.of("Training step", 0, Double.NaN),
                Axis.of("Held-out accuracy", 0, 1.02),
                0.75,
                false,
                accuracyLayers)));
  }

  /**
   * Inputs, targets and answers of one trial over time, with its epochs.
   *
   * @param outputs the network's outputs for the batch, flat; empty to show the task alone
   */
  public static Figure trial(
      Experiment experiment, Trials trials, int index, Optional<float[]> outputs) {
    return trial(experiment.task().use(), trials, index, outputs);
  }

  /** Inputs, targets and answers of one trial of a task of that name. */
  public static Figure trial(String task, Trials trials, int index, Optional<float[]> outputs) {
    Trial trial = trials.get(index);
    List<String> inputs = trials.channels().inputs();
    List<String> names = trials.channels().outputs();
    List<Panel> panels = new ArrayList<>();
    panels.add(inputs(trial, trials.clock(), inputs));
    Optional<Response> response =
        outputs.map(values -> new Response(values, trials.time(), names.size(), index));
    for (int o = 0; o < names.size(); o++) {
      panels.add(output(trial, trials.clock(), o, names.get(o), response, o == names.size() - 1));
    }
    return new Figure(
        "",
        "One trial of %s at a sampling period of %s ms: inputs, targets%s over time."
            .formatted(
                task, trials.clock().dt(), outputs.isPresent() ? " and network outputs" : ""),
        Figure.Width.WIDE,
        1,
        panels);
  }

  private static Panel inputs(Trial trial, Clock clock, List<String> names) {
    double[] time = stepTimes(trial, clock);
    List<Layer> layers = new ArrayList<>(bands(trial, clock));
    for (int i = 0; i < names.size(); i++) {
      int channel = i;
      double[] values = held(trial, step -> trial.input(step, channel));
      layers.add(new Layer.Curve(names.get(i), time, values, Ink.series(i), Layer.Style.STEPS));
    }
    return new Panel.Plot("", Axis.of(""), Axis.of("Input"), 0.2, false, layers);
  }

  private static Panel output(
      Trial trial,
      Clock clock,
      int output,
      String name,
      Optional<Response> response,
      boolean last) {
    double[] time = stepTimes(trial, clock);
    List<Layer> layers = new ArrayList<>(bands(trial, clock));
    layers.add(
        new Layer.Curve(
            "target",
            time,
            held(
                trial,
                step -> trial.mask(step, output) > 0 ? trial.target(step, output) : Double.NaN),
            Ink.BLACK,
            Layer.Style.STEPS));
    response.ifPresent(
        answer ->
            layers.add(
                new Layer.Curve(
                    "output",
                    time,
                    held(trial, step -> answer.output(step, output)),
                    Ink.VERMILION,
                    Layer.Style.SOLID)));
    return new Panel.Plot("", Axis.of(last ? "Time (ms)" : ""), Axis.of(name), 0.2, false, layers);
  }

  private static List<Layer> bands(Trial trial, Clock clock) {
    if (trial.epochs().size() < 2) {
      return List.of();
    }
    List<Layer> bands = new ArrayList<>();
    for (Epoch epoch : trial.epochs()) {
      if (epoch.length() > 0) {
        bands.add(new Layer.Band(epoch.name(), clock.ms(epoch.start()), clock.ms(epoch.end())));
      }
    }
    return bands;
  }

  /** The start of each step and the end of the last, in ms. */
  private static double[] stepTimes(Trial trial, Clock clock) {
    double[] time = new double[trial.steps() + 1];
    for (int step = 0; step < time.length; step++) {
      time[step] = clock.ms(step);
    }
    return time;
  }

  /** The value of each step, the last one twice, since a step lasts until the next. */
  private static double[] held(Trial trial, java.util.function.IntToDoubleFunction value) {
    double[] values = new double[trial.steps() + 1];
    for (int step = 0; step < values.length; step++) {
      values[step] = value.applyAsDouble(Math.min(step, trial.steps() - 1));
    }
    return values;
  }
}
