package org.rnnzoo.core.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * The figure of one trial over time, with its epochs: inputs, targets, the weights of the loss and,
 * if a network has answered, its outputs.
 *
 * <p>A few inputs are curves, in one panel or, where they hide each other, in one each; many are a
 * map of one row per channel. Where a choice is asked for, the targets are such a map, too, since
 * one output is wanted at a time; else each output has a panel of its own. What does not count is
 * grey in a map and a gap in a line.
 */
public final class TrialFigure {

  /** More curves than this in a panel cannot be told apart. */
  private static final int MOST_CURVES = 6;

  /** A value below 0 that is more than this share of the largest means something. */
  private static final double MEANT = 0.05;

  /** The height of the name of a row as a share of the width of a panel. */
  private static final double NAME_HEIGHT = 0.03;

  /** The same where the renderer shall leave out none: longer names make the panel narrower. */
  private static final double ROOMY_NAME_HEIGHT = 0.042;

  /** The height of a map as a share of its width, unless all its rows need names. */
  private static final double TALL = 0.5;

  /** Channels are not shown on one scale if their sizes differ by more than this factor. */
  private static final double APART = 10;

  private static final int MOST_MAPS = 5;

  /** The key to the grey of a map; it has no place of its own. */
  private static final Layer NOT_SCORED =
      new Layer.Points(
          "not scored", new double[0], new double[0], Ink.LIGHT_GREY, Layer.Mark.SQUARE);

  private static final String TIME = "Time (ms)";

  private final String task;
  private final Trial trial;
  private final Clock clock;
  private final Optional<Response> response;
  private final List<Loss.Term> losses;
  private final List<String> inputs;
  private final List<String> outputs;
  private final double[] edges;
  private final double end;

  /**
   * What a network answers to a batch.
   *
   * @param outputs its outputs, {@code [trials, time, outputs]} in C order
   * @param losses what it was trained to minimise, which says what an output means: with
   *     cross-entropy it is a logit
   */
  public record Answers(float[] outputs, List<Loss.Term> losses) {}

  /**
   * @param task what the task is called in the description
   * @param index the place of the trial in the batch
   * @param answers the network's outputs for the batch; empty to show the task alone
   */
  public TrialFigure(String task, Trials trials, int index, Optional<Answers> answers) {
    this.task = task;
    this.trial = trials.get(index);
    this.clock = trials.clock();
    this.inputs = trials.channels().inputs();
    this.outputs = trials.channels().outputs();
    this.response =
        answers.map(given -> new Response(given.outputs(), trials.time(), outputs.size(), index));
    this.losses = answers.map(Answers::losses).orElse(List.of());
    this.edges = IntStream.rangeClosed(0, trial.steps()).mapToDouble(clock::ms).toArray();
    this.end = clock.ms(trial.steps());
  }

  /** The figure. */
  public Figure figure() {
    List<Panel> panels = new ArrayList<>();
    if (inputs.size() <= MOST_CURVES) {
      panels.addAll(inputCurves());
    } else {
      panels.addAll(maps("Input", inputs, trial::input));
    }
    if (!trial.decisions().isEmpty() || outputs.size() > MOST_CURVES) {
      panels.addAll(maps("Target", outputs, this::countedTarget));
      response.ifPresent(answer -> panels.add(answers(answer)));
    } else {
      for (int output = 0; output < outputs.size(); output++) {
        panels.add(targetAndAnswer(output));
      }
    }
    weights().ifPresent(panels::add);
    return new Figure(
        "",
        "One trial of %s at a sampling period of %s ms: inputs, targets%s and weights of the loss over time."
            .formatted(task, clock.dt(), response.isPresent() ? ", network outputs" : ""),
        Figure.Width.WIDE,
        1,
        panels);
  }

  /** A value at a step and a channel. */
  @FunctionalInterface
  private interface Course {
    double at(int step, int channel);
  }

  private List<Panel> inputCurves() {
    List<Layer> curves = new ArrayList<>();
    double[][] courses = new double[inputs.size()][];
    for (int i = 0; i < inputs.size(); i++) {
      int channel = i;
      courses[i] = held(step -> trial.input(step, channel));
      curves.add(
          new Layer.Curve(inputs.get(i), edges, courses[i], Ink.series(i), Layer.Style.STEPS));
    }
    Tangle tangle = new Tangle(courses);
    return tangle.isTangled()
        ? inRows(curves, tangle)
        : List.of(panel(Axis.of("Input"), 0.2, with(bands(), curves)));
  }

  /** One panel for each curve; all have one scale. */
  private List<Panel> inRows(List<Layer> curves, Tangle tangle) {
    double margin = 0.08 * (tangle.high() - tangle.low());
    Axis axis = Axis.of("Input", tangle.low() - margin, tangle.high() + margin);
    return curves.stream().map(curve -> panel(axis, 0.1, with(bands(), List.of(curve)))).toList();
  }

  private static List<Layer> with(List<Layer> layers, List<Layer> more) {
    layers.addAll(more);
    return layers;
  }

  /**
   * One map for each group of neighbouring channels of about the same size: on one scale, what is
   * small beside ±15 could not be seen. Channels of one family, as on a ring, have one scale. What
   * is like no other and has no room for its name beside a family has a map of its own.
   */
  private List<Panel> maps(String label, List<String> names, Course course) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    double[] sizes = new double[names.size()];
    Arrays.setAll(sizes, channel -> size(course, channel));
    Map<String, Double> largestOfFamily = new HashMap<>();
    for (int channel = 0; channel < sizes.length; channel++) {
      largestOfFamily.merge(family(names.get(channel)), sizes[channel], Math::max);
    }
    Arrays.setAll(sizes, channel -> largestOfFamily.get(family(names.get(channel))));
    boolean needsRoom = NAME_HEIGHT * names.size() > TALL;
    double largest = 0;
    for (int channel = 0; channel < sizes.length; channel++) {
      boolean unlike = largest > 0 && sizes[channel] > 0 && apart(largest, sizes[channel]);
      if (unlike || (needsRoom && RowNames.isBorder(names, channel))) {
        starts.add(channel);
        largest = 0;
      }
      largest = Math.max(largest, sizes[channel]);
    }
    if (starts.size() > MOST_MAPS) {
      return List.of(map(label, names, course, 0, names.size()));
    }
    List<Panel> maps = new ArrayList<>();
    for (int group = 0; group < starts.size(); group++) {
      int end = group + 1 < starts.size() ? starts.get(group + 1) : names.size();
      maps.add(map(label, names, course, starts.get(group), end));
    }
    return maps;
  }

  /** What a channel's name begins with, as {@code answer} of {@code answer.22.5}. */
  private static String family(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static boolean apart(double a, double b) {
    return Math.max(a, b) > APART * Math.min(a, b);
  }

  private double size(Course course, int channel) {
    return IntStream.range(0, trial.steps())
        .mapToDouble(step -> Math.abs(course.at(step, channel)))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /** One row per channel, the first at the top. */
  private Panel map(String label, List<String> all, Course course, int from, int to) {
    List<String> names = all.subList(from, to);
    int rows = names.size();
    double[][] values = new double[rows][trial.steps()];
    for (int row = 0; row < rows; row++) {
      int channel = to - 1 - row;
      Arrays.setAll(values[row], step -> course.at(step, channel));
    }
    List<String> upwards = new ArrayList<>(names);
    Collections.reverse(upwards);
    double[] sums = Arrays.stream(values).mapToDouble(TrialFigure::sum).toArray();
    double height = height(upwards);
    int apart = (int) Math.ceil(NAME_HEIGHT * rows / height - 1e-9);
    List<Layer> layers = bands();
    layers.add(new Layer.Raster(label, values, 0, end, -0.5, rows - 0.5, scale(values)));
    if (Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
      layers.add(NOT_SCORED);
    }
    Axis axis = Axis.categories("", RowNames.thinned(upwards, sums, apart));
    return panel(axis, height, layers);
  }

  /** The sum of what is shown at all. */
  private static double sum(double[] row) {
    return Arrays.stream(row).filter(value -> !Double.isNaN(value)).sum();
  }

  private static Layer.Scale scale(double[][] values) {
    DoubleSummaryStatistics range =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !Double.isNaN(value))
            .summaryStatistics();
    return range.getMin() < -MEANT * range.getMax()
        ? Layer.Scale.DIVERGING
        : Layer.Scale.SEQUENTIAL;
  }

  /** Where rows that are like no other lie side by side, each has room for its name. */
  private static double height(List<String> names) {
    double usual = Math.min(TALL, 0.06 + 0.03 * names.size());
    return RowNames.haveUniqueNeighbours(names)
        ? Math.max(usual, ROOMY_NAME_HEIGHT * names.size())
        : usual;
  }

  private double countedTarget(int step, int output) {
    return trial.mask(step, output) > 0 ? trial.target(step, output) : Double.NaN;
  }

  private Panel answers(Response answer) {
    if (outputs.size() > MOST_CURVES) {
      return map(outputWord(), outputs, answer::output, 0, outputs.size());
    }
    List<Layer> layers = bands();
    for (int o = 0; o < outputs.size(); o++) {
      int output = o;
      double[] values = held(step -> answer.output(step, output));
      layers.add(new Layer.Curve(outputs.get(o), edges, values, Ink.series(o), Layer.Style.SOLID));
    }
    return panel(Axis.of(outputWord()), 0.2, layers);
  }

  /** What an output is: with cross-entropy alone a logit, of which only differences count. */
  private String outputWord() {
    boolean logits =
        !losses.isEmpty() && losses.stream().allMatch(term -> term.loss() == Loss.CROSS_ENTROPY);
    return logits ? "Output (logit)" : "Output";
  }

  /** The colour of the input of that name; if there is none, one that no input has. */
  private Ink ink(int output) {
    if (inputs.size() > MOST_CURVES) {
      return Ink.series(output);
    }
    int namesake = inputs.indexOf(outputs.get(output));
    return Ink.series(namesake >= 0 ? namesake : inputs.size() + output);
  }

  private Panel targetAndAnswer(int output) {
    List<Layer> layers = bands();
    layers.add(
        new Layer.Curve(
            output == 0 ? "target" : "",
            edges,
            held(step -> countedTarget(step, output)),
            Ink.BLACK,
            Layer.Style.STEPS));
    response.ifPresent(
        answer ->
            layers.add(
                new Layer.Curve(
                    outputWord().toLowerCase(Locale.ROOT),
                    edges,
                    held(step -> answer.output(step, output)),
                    ink(output),
                    Layer.Style.SOLID)));
    return panel(outputAxis(outputs.get(output)), 0.2, layers);
  }

  /** An axis on which all outputs are as large as they are; around one value, any will do. */
  private Axis outputAxis(String label) {
    DoubleSummaryStatistics range =
        IntStream.range(0, outputs.size())
            .boxed()
            .flatMapToDouble(this::shownOutput)
            .filter(value -> !Double.isNaN(value))
            .summaryStatistics();
    double margin = 0.08 * (range.getMax() - range.getMin());
    return margin > 0
        ? Axis.of(label, range.getMin() - margin, range.getMax() + margin)
        : Axis.of(label);
  }

  private DoubleStream shownOutput(int output) {
    return IntStream.range(0, trial.steps())
        .boxed()
        .flatMapToDouble(
            step ->
                response
                    .map(
                        answer ->
                            DoubleStream.of(
                                countedTarget(step, output), answer.output(step, output)))
                    .orElseGet(() -> DoubleStream.of(countedTarget(step, output))));
  }

  /** The weight of the loss, unless it differs between outputs: then gaps in the targets tell. */
  private Optional<Panel> weights() {
    double[] weights = held(step -> trial.mask(step, 0));
    for (int o = 1; o < outputs.size(); o++) {
      int output = o;
      if (!Arrays.equals(weights, held(step -> trial.mask(step, output)))) {
        return Optional.empty();
      }
    }
    List<Layer> layers = bands();
    layers.add(new Layer.Curve("", edges, weights, Ink.BLACK, Layer.Style.STEPS));
    double most = Arrays.stream(weights).max().orElseThrow();
    return Optional.of(panel(Axis.of("Loss weight", 0, 1.1 * Math.max(most, 0.1)), 0.1, layers));
  }

  private Panel panel(Axis y, double aspect, List<Layer> layers) {
    return new Panel.Plot("", Axis.of(TIME, 0, end), y, aspect, false, layers);
  }

  private List<Layer> bands() {
    return bands(trial, clock);
  }

  /** The epochs of a trial, unless several run side by side; the list may be added to. */
  static List<Layer> bands(Trial trial, Clock clock) {
    List<Layer> bands = new ArrayList<>();
    if (trial.epochs().size() > 1 && !isParallel(trial)) {
      for (Epoch epoch : trial.epochs()) {
        if (epoch.length() > 0) {
          bands.add(new Layer.Band(epoch.name(), clock.ms(epoch.start()), clock.ms(epoch.end())));
        }
      }
    }
    return bands;
  }

  /** Whether several trials run side by side in it, whose epochs would cover each other. */
  private static boolean isParallel(Trial trial) {
    return trial.parts().size() > 1 || trial.parts().stream().anyMatch(TrialFigure::isParallel);
  }

  /** The value of each step, the last one twice, since a step lasts until the next. */
  private double[] held(IntToDoubleFunction value) {
    double[] values = new double[trial.steps() + 1];
    Arrays.setAll(values, step -> value.applyAsDouble(Math.min(step, trial.steps() - 1)));
    return values;
  }
}
