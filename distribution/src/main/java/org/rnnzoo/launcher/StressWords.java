package org.rnnzoo.launcher;

import java.util.List;
import java.util.stream.Collectors;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.task.Stress;

/** Says how a network stood its stress tests. */
record StressWords(Stress stress) {

  /** The verdict first, then what it rests on. */
  String sentence() {
    return switch (stress.verdict()) {
      case SOLVED -> "It has solved the task; under stress: " + tests() + ".";
      case FITS ->
          stress.results().isEmpty()
              ? "It fits the task, which has no stress tests."
              : "It fits the task but has not solved it; under stress: " + tests() + ".";
      case NOT_REACHED ->
          "The bar of the task was not reached"
              + (stress.results().isEmpty() ? "." : "; under stress: " + tests() + ".");
    };
  }

  /** A row for each test. */
  void addTo(Table table) {
    table.row("verdict", stress.verdict().words());
    for (Stress.Result result : stress.results()) {
      table.row("under " + result.name(), words(result));
    }
  }

  private String tests() {
    List<Stress.Result> results = stress.results();
    return results.stream()
        .map(result -> result.name() + " " + words(result))
        .collect(Collectors.joining(", "));
  }

  private static String words(Stress.Result result) {
    return result.applies()
        ? "%s (bar %s)".formatted(Numbers.brief(result.accuracy()), Numbers.brief(result.bar()))
        : "does not apply (%s)".formatted(result.reason().replaceFirst("\\.$", ""));
  }
}
