package org.rnnzoo.launcher;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.run.Evaluation;
import org.rnnzoo.core.run.Tally;

/** Adds verdicts up for each value of a condition of the trials. */
final class Breakdown implements BiConsumer<Trial, Verdict> {

  private final String condition;
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Set<String> conditions = new TreeSet<>();

  /**
   * @param condition the name of the condition, or null to break nothing down
   */
  Breakdown(String condition) {
    this.condition = condition;
  }

  @Override
  public void accept(Trial trial, Verdict verdict) {
    if (condition == null) {
      return;
    }
    conditions.addAll(trial.condition().keySet());
    Object value = trial.condition().get(condition);
    if (value != null) {
      tallies.computeIfAbsent(Numbers.plain(value), unseen -> new Tally()).add(verdict);
    }
  }

  /** Complains if no trial has the condition. */
  void requireFound() {
    if (condition != null && tallies.isEmpty()) {
      throw UserException.input(
          "No trial has a condition '%s'; there are %s."
              .formatted(condition, String.join(", ", conditions)));
    }
  }

  /** The result for each value of the condition; the loss is not known. */
  Map<String, Evaluation> groups() {
    Map<String, Evaluation> groups = new TreeMap<>();
    tallies.forEach((value, tally) -> groups.put(value, tally.evaluation(Double.NaN)));
    return groups;
  }

  Table table() {
    Table table =
        new Table(
            condition.toUpperCase(java.util.Locale.ROOT),
            "ACCURACY",
            "WHOLE TRIALS",
            "SCORED TRIALS");
    groups()
        .forEach(
            (value, group) ->
                table.row(
                    value,
                    Numbers.brief(group.accuracy()),
                    Numbers.brief(group.trialAccuracy()),
                    group.trials()));
    return table;
  }
}
