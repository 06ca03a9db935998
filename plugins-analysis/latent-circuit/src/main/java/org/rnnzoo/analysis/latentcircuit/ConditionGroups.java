package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.dynamics.recording.Grouping;

/**
 * Trials by what was drawn for them, if these are few words and numbers; else by what is wanted at
 * the end.
 *
 * @param columns of the conditions; none where trials are parted by what is wanted
 * @param needed the columns that suffice to part the trials
 * @param trials the places of the trials of each group
 */
record ConditionGroups(List<String> columns, List<String> needed, List<List<Integer>> trials) {

  /** More conditions than this are told apart by nobody. */
  private static final int MOST_CONDITIONS = 24;

  private static final String WANTED = "wanted";

  static ConditionGroups of(List<Trial> trials) {
    Set<String> all = new LinkedHashSet<>();
    trials.forEach(trial -> all.addAll(trial.condition().keySet()));
    List<String> words =
        all.stream()
            .filter(
                column ->
                    trials.stream()
                        .allMatch(trial -> trial.condition().get(column) instanceof String))
            .toList();
    for (List<String> columns : List.of(List.copyOf(all), words)) {
      List<List<Integer>> groups = parted(trials, trial -> values(trial, columns));
      if (groups.size() > 1 && groups.size() <= MOST_CONDITIONS) {
        return new ConditionGroups(columns, needed(columns, trials, groups.size()), groups);
      }
    }
    return new ConditionGroups(
        List.of(), List.of(WANTED), parted(trials, trial -> List.of(wanted(trial))));
  }

  /** Without the columns that follow from the others, such as congruence from two signs. */
  private static List<String> needed(List<String> columns, List<Trial> trials, int groups) {
    List<String> needed = new ArrayList<>(columns);
    for (int i = columns.size() - 1; i >= 0; i--) {
      List<String> fewer = new ArrayList<>(needed);
      fewer.remove(i);
      if (parted(trials, trial -> values(trial, fewer)).size() == groups) {
        needed = fewer;
      }
    }
    return needed;
  }

  private static List<String> values(Trial trial, List<String> columns) {
    return columns.stream().map(column -> value(trial, column)).toList();
  }

  private static String value(Trial trial, String column) {
    return trial.condition().containsKey(column)
        ? Grouping.word(trial.condition().get(column))
        : "none";
  }

  private static List<List<Integer>> parted(
      List<Trial> trials, Function<Trial, List<String>> values) {
    Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      groups.computeIfAbsent(values.apply(trials.get(i)), key -> new ArrayList<>()).add(i);
    }
    return List.copyOf(groups.values());
  }

  /** What was shown in a trial of a group, with the names of columns. */
  String name(Trial trial) {
    return columns.isEmpty()
        ? WANTED + " " + wanted(trial)
        : columns.stream()
            .map(column -> column + " " + value(trial, column))
            .collect(Collectors.joining(", "));
  }

  /** The values of the columns that are needed alone. */
  String label(Trial trial) {
    return columns.isEmpty() ? wanted(trial) : String.join(", ", values(trial, needed));
  }

  /** The signs of the targets at the last step. */
  private static String wanted(Trial trial) {
    List<String> signs = new ArrayList<>();
    for (int output = 0; output < trial.channels().outputs().size(); output++) {
      double target = trial.target(trial.steps() - 1, output);
      signs.add(target > 0.5 ? "+" : target < -0.5 ? "−" : "0");
    }
    return String.join(" ", signs);
  }
}
