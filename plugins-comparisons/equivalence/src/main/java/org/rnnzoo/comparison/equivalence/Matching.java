package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;

/**
 * Whether two groups are matched in everything but what they are named for.
 *
 * @param differing what differs, each as {@code key: values | values}
 */
record Matching(List<String> differing) {

  /** What is meant to differ between runs, or does not change what they compute. */
  private static final Set<String> FREE =
      Set.of("seed", "threads", "from", "model.use", "task.converted.outputs");

  private static final int LONGEST = 60;

  static Matching of(Cohort cohort, String first, String second) {
    List<String> differing = new ArrayList<>();
    Set<String> keys = new TreeSet<>();
    cohort.runs().forEach(run -> keys.addAll(run.settings().keySet()));
    keys.removeAll(FREE);
    for (String key : keys) {
      String a = values(cohort.of(first), key);
      String b = values(cohort.of(second), key);
      if (!a.equals(b)) {
        differing.add("%s: %s | %s".formatted(key, a, b));
      }
    }
    String a = sizes(cohort.of(first));
    String b = sizes(cohort.of(second));
    if (!a.equals(b)) {
      differing.add("number of weights: %s | %s".formatted(a, b));
    }
    return new Matching(differing);
  }

  private static String values(List<ComparedRun> runs, String key) {
    Set<String> values = new TreeSet<>();
    runs.forEach(run -> values.add(String.valueOf(run.settings().getOrDefault(key, "none"))));
    return shortened(String.join(", ", values));
  }

  private static String sizes(List<ComparedRun> runs) {
    Set<String> sizes = new TreeSet<>();
    runs.forEach(run -> sizes.add(String.valueOf(run.run().network().weights().values().length)));
    return String.join(", ", sizes);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  /** Whether nothing differs. */
  boolean isMatched() {
    return differing.isEmpty();
  }
}
