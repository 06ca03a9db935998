package org.rnnzoo.workbench.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Tally;

/** Adds verdicts up for each combination of values of some conditions of the trials. */
public final class Breakdown implements BiConsumer<Trial, Verdict> {

  private final List<String> conditions;
  private final Map<List<Object>, Tally> tallies = new TreeMap<>(Breakdown::compare);
  private final Set<String> known = new TreeSet<>();

  /**
   * @param conditions the names of the conditions; empty to break nothing down
   */
  public Breakdown(List<String> conditions) {
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
  public void requireFound() {
    if (tallies.isEmpty() && !conditions.isEmpty()) {
      throw UserException.input(
          "No trial has %s '%s'; %s."
              .formatted(
                  conditions.size() == 1 ? "a condition" : "the conditions",
                  String.join("', '", conditions),
                  known.isEmpty() ? "there are none" : "there are " + String.join(", ", known)));
    }
  }

  /** What the groups are called together. */
  public String name() {
    return String.join(", ", conditions);
  }

  /** The result for each combination, values in order; the loss is not known. */
  public Map<String, Evaluation> groups() {
    Map<String, Evaluation> groups = new LinkedHashMap<>();
    results()
        .forEach(
            (values, result) ->
                groups.put(
                    values.stream().map(Numbers::plain).collect(Collectors.joining(", ")), result));
    return groups;
  }

  /** The combinations of values that occurred, in order, each with its result. */
  public Map<List<Object>, Evaluation> results() {
    Map<List<Object>, Evaluation> results = new LinkedHashMap<>();
    tallies.forEach((values, tally) -> results.put(values, tally.evaluation(Double.NaN)));
    return results;
  }

  /** The conditions that are told apart. */
  public List<String> conditions() {
    return conditions;
  }
}
