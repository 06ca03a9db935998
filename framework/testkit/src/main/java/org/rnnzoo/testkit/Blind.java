package org.rnnzoo.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/** What an observer can achieve who sees only part of what a task shows. */
public final class Blind {

  private Blind() {}

  /**
   * The accuracy of the best observer who knows the task and sees, of each decision, a key and
   * nothing else. Estimated from the very trials it is applied to, so use many more trials than
   * there are keys; the overestimate is about the square root of keys per decision.
   *
   * @param key what is seen, as a value with {@code equals}, such as a list of conditions
   */
  public static double accuracy(Trials trials, BiFunction<Trial, Decision, Object> key) {
    Map<Object, Map<Integer, Integer>> counts = new HashMap<>();
    int decisions = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (Decision decision : trial.decisions()) {
        counts
            .computeIfAbsent(key.apply(trial, decision), seen -> new HashMap<>())
            .merge(decision.output(), 1, Integer::sum);
        decisions++;
      }
    }
    int right =
        counts.values().stream()
            .mapToInt(answers -> answers.values().stream().mapToInt(n -> n).max().orElseThrow())
            .sum();
    return (double) right / decisions;
  }
}
