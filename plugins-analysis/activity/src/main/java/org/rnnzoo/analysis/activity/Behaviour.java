package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Choices;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * How answers and their times depend on a graded condition.
 *
 * @param column the graded condition
 * @param answer the answer whose share is told, the one that comes more often for larger values
 * @param curves one for each group of trials
 */
record Behaviour(String column, String answer, List<Curve> curves) {

  private static final int FEWEST_VALUES = 4;
  private static final int MOST_VALUES = 12;
  private static final int BINS = 8;
  private static final int MOST_COLUMNS = 2;

  /**
   * The answers of a group of trials.
   *
   * @param label the group; empty for all trials
   * @param points one for each value or bin of values, rising
   * @param fit the logistic function through all of its trials, if there is one
   */
  record Curve(String label, List<Point> points, Optional<Logistic> fit) {}

  /**
   * The answers at a value of the condition.
   *
   * @param value the value, or the mean over a bin of values
   * @param trials the number of trials with an answer
   * @param chosen how many of them gave the answer that is told
   * @param times how long it took from the start of the epoch in those that crossed the threshold,
   *     in ms, rising
   */
  record Point(double value, int trials, int chosen, double[] times) {

    double share() {
      return (double) chosen / trials;
    }

    /** The ends of the 95 % interval of Wilson (1927). */
    double[] interval() {
      double z = 1.96;
      double p = share();
      double centre = (p + z * z / (2 * trials)) / (1 + z * z / trials);
      double half =
          z
              * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials))
              / (1 + z * z / trials);
      return new double[] {centre - half, centre + half};
    }

    /** The median time; NaN if no trial crossed. */
    double median() {
      return quantile(0.5);
    }

    double quantile(double share) {
      return times.length == 0
          ? Double.NaN
          : times[(int) Math.min(times.length - 1, Math.floor(share * times.length))];
    }
  }

  /** The columns that are graded, as far as the user has not named them. */
  static List<String> columns(ActivityParameters.Curves parameters, Trials trials) {
    if (!parameters.graded().isEmpty()) {
      parameters.graded().forEach(column -> numbers(column, trials));
      return parameters.graded();
    }
    return Grouping.columns(trials).stream()
        .filter(column -> !column.endsWith("Ms"))
        .filter(column -> isGraded(column, trials))
        .limit(MOST_COLUMNS)
        .toList();
  }

  private static boolean isGraded(String column, Trials trials) {
    Object[] values = Grouping.values(column, trials);
    return Arrays.stream(values).allMatch(value -> value instanceof Double)
        && Arrays.stream(values).distinct().count() >= FEWEST_VALUES;
  }

  /** A column of numbers, {@code [trials]}; NaN where a trial has none. */
  private static double[] numbers(String column, Trials trials) {
    Object[] values = Grouping.values(column, trials);
    double[] numbers = new double[values.length];
    for (int i = 0; i < numbers.length; i++) {
      if (values[i] != null && !(values[i] instanceof Double)) {
        throw new IllegalArgumentException(
            "graded names the condition '%s', which holds words; choose one of numbers."
                .formatted(column));
      }
      numbers[i] = values[i] instanceof Double number ? number : Double.NaN;
    }
    return numbers;
  }

  /**
   * The curves over a column.
   *
   * @param groups the groups that have a curve each
   * @return nothing if the network does not answer by choices, or always gives the same one
   */
  static Optional<Behaviour> of(
      Recording recording,
      Choices choices,
      String column,
      Grouping groups,
      ActivityParameters.Curves parameters) {
    double[] values = numbers(column, recording.trials());
    List<Integer> answered =
        recording.finite().stream()
            .filter(trial -> choices.of()[trial] >= 0 && !Double.isNaN(values[trial]))
            .toList();
    int answer = rising(answered, choices, values);
    if (answer < 0) {
      return Optional.empty();
    }
    boolean split = !groups.column().equals(column) && !groups.column().equals(Grouping.CHOICE);
    List<Curve> curves = new ArrayList<>();
    for (int group = 0; group < (split ? groups.labels().size() : 1); group++) {
      List<Integer> members = split ? groups.members(group, answered) : answered;
      if (!members.isEmpty()) {
        curves.add(
            curve(
                split ? groups.labels().get(group) : "",
                members,
                recording,
                choices,
                values,
                answer,
                parameters));
      }
    }
    return Optional.of(new Behaviour(column, choices.names().get(answer), curves));
  }

  /** The answer that is given at the largest values; −1 if there are not two answers. */
  private static int rising(List<Integer> trials, Choices choices, double[] values) {
    if (trials.stream().map(trial -> choices.of()[trial]).distinct().count() < 2) {
      return -1;
    }
    double mean = trials.stream().mapToDouble(trial -> values[trial]).average().orElse(0);
    double[] pull = new double[choices.names().size()];
    for (int trial : trials) {
      pull[choices.of()[trial]] += values[trial] - mean;
    }
    return IntStream.range(0, pull.length)
        .boxed()
        .max((a, b) -> Double.compare(pull[a], pull[b]))
        .orElse(-1);
  }

  private static Curve curve(
      String label,
      List<Integer> trials,
      Recording recording,
      Choices choices,
      double[] values,
      int answer,
      ActivityParameters.Curves parameters) {
    List<Point> points = new ArrayList<>();
    for (List<Integer> bin : binned(trials, values)) {
      points.add(
          new Point(
              bin.stream().mapToDouble(trial -> values[trial]).average().orElseThrow(),
              bin.size(),
              (int) bin.stream().filter(trial -> choices.of()[trial] == answer).count(),
              bin.stream()
                  .mapToDouble(trial -> time(recording, choices, trial, parameters))
                  .filter(time -> !Double.isNaN(time))
                  .sorted()
                  .toArray()));
    }
    double[] x = trials.stream().mapToDouble(trial -> values[trial]).toArray();
    boolean[] chosen = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      chosen[i] = choices.of()[trials.get(i)] == answer;
    }
    return new Curve(label, points, Logistic.through(x, chosen));
  }

  /** Trials by value, or, if there are many values, by as many of each in a bin. */
  private static List<List<Integer>> binned(List<Integer> trials, double[] values) {
    List<Integer> sorted =
        trials.stream().sorted((a, b) -> Double.compare(values[a], values[b])).toList();
    long different = sorted.stream().map(trial -> values[trial]).distinct().count();
    List<List<Integer>> bins = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      boolean next =
          different <= MOST_VALUES
              ? i == 0 || values[sorted.get(i)] != values[sorted.get(i - 1)]
              : i * BINS / sorted.size() != (i - 1) * BINS / sorted.size() || i == 0;
      if (next) {
        bins.add(new ArrayList<>());
      }
      bins.get(bins.size() - 1).add(sorted.get(i));
    }
    return bins;
  }

  /**
   * The time from which on the chosen output leads by the threshold until the decision is read, in
   * ms; NaN if it does not then.
   */
  private static double time(
      Recording recording, Choices choices, int trial, ActivityParameters.Curves parameters) {
    Trials trials = recording.trials();
    int start = start(trials.get(trial), choices.windows()[trial], parameters.from());
    int chosen = choices.of()[trial];
    Response response = recording.response(trial);
    int outputs = trials.channels().outputs().size();
    int step = choices.windows()[trial].end();
    while (start >= 0
        && step > start
        && lead(response, step - 1, chosen, outputs) >= parameters.threshold()) {
      step--;
    }
    return start >= 0 && step < choices.windows()[trial].end()
        ? (step - start) * trials.clock().dt()
        : Double.NaN;
  }

  private static double lead(Response response, int step, int chosen, int outputs) {
    if (outputs == 1) {
      return (chosen == 1 ? 1 : -1) * response.output(step, 0);
    }
    double others = Double.NEGATIVE_INFINITY;
    for (int output = 0; output < outputs; output++) {
      if (output != chosen) {
        others = Math.max(others, response.output(step, output));
      }
    }
    return response.output(step, chosen) - others;
  }

  /**
   * The first step of the epoch from which answers are timed, which is the one before that of the
   * decision unless it is named; −1 if the trial has none.
   */
  private static int start(Trial trial, Epoch window, String from) {
    List<Epoch> epochs = trial.epochs().stream().filter(epoch -> epoch.length() > 0).toList();
    for (int i = 0; i < epochs.size(); i++) {
      if (!from.isEmpty() && epochs.get(i).name().equals(from)) {
        return epochs.get(i).start();
      } else if (from.isEmpty() && epochs.get(i).contains(window.start())) {
        return epochs.get(Math.max(0, i - 1)).start();
      }
    }
    return from.isEmpty() ? window.start() : -1;
  }
}
