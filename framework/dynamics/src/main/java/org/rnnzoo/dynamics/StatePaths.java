package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Grouping;

/**
 * Stretches of trajectories that belong together and are drawn in one colour.
 *
 * @param label what they share, for the legend
 * @param ink their colour
 * @param stretches each a list of states in the order of time
 */
public record StatePaths(String label, Ink ink, List<List<double[]>> stretches) {

  private static final int MOST_TRIALS = 40;

  /** An input counts as the held one if no channel differs by more than this share of the range. */
  private static final double SAME_INPUT = 0.25;

  public StatePaths {
    stretches = List.copyOf(stretches);
  }

  /** All of the trajectories, in grey. */
  public static List<StatePaths> all(Trajectories trajectories) {
    List<List<double[]>> stretches = new ArrayList<>();
    for (int trial = 0; trial < Math.min(MOST_TRIALS, trajectories.trials()); trial++) {
      List<double[]> states = new ArrayList<>();
      for (int step = 0; step < trajectories.steps(trial); step++) {
        states.add(trajectories.state(trial, step));
      }
      stretches.add(states);
    }
    return List.of(new StatePaths("trajectories", Ink.GREY, stretches));
  }

  /**
   * The parts of trajectories for which a held input stands, coloured by condition: the steps of
   * its epoch, or, if it was given in numbers, those in which the trial shows about that input. All
   * steps, in grey, if there are none of these.
   *
   * @param trajectories of the trials
   */
  public static List<StatePaths> under(HeldInput input, Trials trials, Trajectories trajectories) {
    return under(input, trials, trajectories, column(input, trials));
  }

  /**
   * The same, coloured by a column of the condition table that the user has chosen.
   *
   * @throws IllegalArgumentException with a sentence for the user, if there is no such column
   */
  public static List<StatePaths> under(
      HeldInput input, Trials trials, Trajectories trajectories, String column) {
    if (!trials.get(0).condition().containsKey(column)) {
      throw new IllegalArgumentException(
          "The trials have no condition '%s'; there are %s."
              .formatted(column, String.join(", ", trials.get(0).condition().keySet())));
    }
    return under(input, trials, trajectories, Optional.of(column));
  }

  private static List<StatePaths> under(
      HeldInput input, Trials trials, Trajectories trajectories, Optional<String> column) {
    double tolerance = SAME_INPUT * range(trials);
    Map<Object, List<List<double[]>>> groups = new LinkedHashMap<>();
    column.ifPresent(name -> inOrder(name, trials).forEach(v -> groups.put(v, new ArrayList<>())));
    for (int i = 0; i < Math.min(MOST_TRIALS, trials.size()); i++) {
      Trial trial = trials.get(i);
      Object group = column.map(name -> value(trial, name)).orElse("trajectories");
      boolean[] shown = shown(input, trial, tolerance);
      int number = i;
      groups
          .computeIfAbsent(group, key -> new ArrayList<>())
          .addAll(stretches(shown, step -> trajectories.state(number, step)));
    }
    List<StatePaths> paths = new ArrayList<>();
    int place = 0;
    for (Map.Entry<Object, List<List<double[]>>> group : groups.entrySet()) {
      // A value has the same colour under every input, also where another is not to be seen.
      Ink ink = column.isPresent() ? Ink.series(place++) : Ink.GREY;
      String word = HeldInput.Stretch.word(group.getKey());
      String label = column.map(name -> name + " = " + word).orElse(word);
      if (!group.getValue().isEmpty()) {
        paths.add(new StatePaths(label, ink, group.getValue()));
      }
    }
    return paths.isEmpty() ? all(trajectories) : paths;
  }

  /** The values of a column in all trials as other figures have them: numbers rise, then words. */
  private static SortedSet<Object> inOrder(String column, Trials trials) {
    SortedSet<Object> values =
        new TreeSet<>(
            Comparator.comparing((Object value) -> value instanceof Double number ? number : 0.0)
                .thenComparing(String::valueOf));
    for (int i = 0; i < trials.size(); i++) {
      values.add(value(trials.get(i), column));
    }
    return values;
  }

  /** A trial that lacks the column has a value of its own. */
  private static Object value(Trial trial, String column) {
    return trial.condition().getOrDefault(column, "null");
  }

  private static boolean[] shown(HeldInput input, Trial trial, double tolerance) {
    boolean[] shown = new boolean[trial.steps()];
    for (int step = 0; step < shown.length; step++) {
      shown[step] =
          input.stretch().isPresent()
              ? input.stretch().get().covers(trial, step)
              : near(input.values(), trial, step, tolerance);
    }
    return shown;
  }

  private static boolean near(double[] values, Trial trial, int step, double tolerance) {
    for (int channel = 0; channel < values.length; channel++) {
      if (Math.abs(trial.input(step, channel) - values[channel]) > tolerance) {
        return false;
      }
    }
    return true;
  }

  private static List<List<double[]>> stretches(boolean[] shown, IntFunction<double[]> state) {
    List<List<double[]>> stretches = new ArrayList<>();
    List<double[]> current = new ArrayList<>();
    for (int step = 0; step <= shown.length; step++) {
      if (step < shown.length && shown[step]) {
        current.add(state.apply(step));
      } else if (!current.isEmpty()) {
        stretches.add(current);
        current = new ArrayList<>();
      }
    }
    return stretches;
  }

  /** The largest size of an input in the trials. */
  private static double range(Trials trials) {
    double largest = 0;
    for (float value : trials.inputValues()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /**
   * The first suitable column of the conditions that parts the trials in which the input is shown
   * into a few groups.
   */
  private static Optional<String> column(HeldInput input, Trials trials) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if (input.stretch().map(stretch -> stretch.covers(trial)).orElse(true)) {
        trial
            .condition()
            .forEach(
                (name, value) ->
                    values
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(HeldInput.Stretch.word(value)));
      }
    }
    return Grouping.suitable(trials).stream()
        .map(Grouping::column)
        .filter(column -> few(values.getOrDefault(column, List.of()).stream()))
        .findFirst();
  }

  private static boolean few(Stream<String> values) {
    long different = values.distinct().limit(Grouping.MOST_GROUPS + 1L).count();
    return different > 1 && different <= Grouping.MOST_GROUPS;
  }
}
