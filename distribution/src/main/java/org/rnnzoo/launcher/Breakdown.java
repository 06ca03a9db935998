package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.run.Evaluation;
import org.rnnzoo.core.run.Tally;

/** Adds verdicts up for each combination of values of some conditions of the trials. */
final class Breakdown implements BiConsumer<Trial, Verdict> {

  private final List<String> conditions;
  private final Map<List<Object>, Tally> tallies = new TreeMap<>(Breakdown::compare);
  private final Set<String> known = new TreeSet<>();

  /**
   * @param conditions the names of the conditions; empty to break nothing down
   */
  Breakdown(List<String> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  private static int compare(List<Object> a, List<Object> b) {
    int order = 0;
    for (int i = 0; i < a.size() && order == 0; i++) {
      order =
          a.get(i) instanceof Double one && b.get(i) instanceof Double other
              ? one.compareTo(other)
              : a.get(i).toString().compareTo(b.get(i).toString());
    }
    return order;
  }

  @Override
  public void accept(Trial trial, Verdict verdict) {
    known.addAll(trial.condition().keySet());
    if (!conditions.isEmpty() && trial.condition().keySet().containsAll(conditions)) {
      List<Object> values = conditions.stream().map(trial.condition()::get).toList();
      tallies.computeIfAbsent(values, unseen -> new Tally()).add(verdict);
    }
  }

  /** Complains if no trial has the conditions. */
  void requireFound() {
    if (tallies.isEmpty() && !conditions.isEmpty()) {
      throw UserException.input(
          "No trial has %s '%s'; there are %s."
              .formatted(
                  conditions.size() == 1 ? "a condition" : "the conditions",
                  String.join("', '", conditions),
                  String.join(", ", known)));
    }
  }

  /** What the groups are called together. */
  String name() {
    return String.join(", ", conditions);
  }

  /** The result for each combination, values in order; the loss is not known. */
  Map<String, Evaluation> groups() {
    Map<String, Evaluation> groups = new LinkedHashMap<>();
    tallies.forEach(
        (values, tally) ->
            groups.put(
                values.stream().map(Numbers::plain).collect(Collectors.joining(", ")),
                tally.evaluation(Double.NaN)));
    return groups;
  }

  Table table() {
    List<String> heading = new ArrayList<>();
    conditions.forEach(condition -> heading.add(condition.toUpperCase(Locale.ROOT)));
    heading.addAll(List.of("ACCURACY", "WHOLE TRIALS", "SCORED TRIALS"));
    Table table = new Table(heading.toArray(String[]::new));
    tallies.forEach(
        (values, tally) -> {
          Evaluation group = tally.evaluation(Double.NaN);
          List<Object> row = new ArrayList<>();
          values.forEach(value -> row.add(Numbers.plain(value)));
          row.add(Numbers.brief(group.accuracy()));
          row.add(Numbers.brief(group.trialAccuracy()));
          row.add(group.trials());
          table.row(row.toArray());
        });
    return table;
  }
}
