package org.rnnzoo.core.task;

import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** What the two kinds of mixture have in common. */
abstract class MixedTask implements Task<Mixture> {

  private final Mixture mixture;

  MixedTask(Mixture mixture) {
    this.mixture = mixture;
  }

  @Override
  public List<Version<Mixture>> versions() {
    return List.of(
        new Version<>(
            "v1", "mixture", "Can a network do all of it?", mixture, new Version.Card(0, 0, 1, 1)));
  }

  /** Takes the conditions of a part over, each name after a prefix. */
  static void copyConditions(Trial part, String prefix, TrialBuilder trial) {
    part.condition()
        .forEach(
            (name, value) -> {
              if (value instanceof Double number) {
                trial.condition(prefix + name, number);
              } else {
                trial.condition(prefix + name, value.toString());
              }
            });
  }

  /** The numbers of a member's verdict, each name after the member's label. */
  static Verdict addMeasures(Verdict all, String label, Verdict member) {
    Verdict result = member.scored() ? all.with(label, member.accuracy()) : all;
    for (Map.Entry<String, Double> measure : member.measures().entrySet()) {
      result = result.with(label + "." + measure.getKey(), measure.getValue());
    }
    return result;
  }
}
