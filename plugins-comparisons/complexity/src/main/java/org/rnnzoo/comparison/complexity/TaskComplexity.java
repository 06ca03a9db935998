package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.comparison.ComparedRun;

/**
 * The complexity of a task, as networks of one model solve it.
 *
 * @param task the group of runs, usually the task
 * @param model the model of the full networks; empty if there are none
 * @param memory M
 * @param rank R* of the low-rank networks
 * @param minimalRank what R* follows from
 * @param full the full networks
 * @param truncated R*trunc of each full network that has solved the task
 * @param circuits circuits of the full networks that have any
 * @param signatures fixed points of the full networks that have any
 * @param linear the linear control
 * @param shuffled the control with shuffled targets
 * @param delayMs the longest time in a trial without a change of input
 */
record TaskComplexity(
    String task,
    String model,
    Memory memory,
    Interval rank,
    MinimalRank minimalRank,
    List<ComparedRun> full,
    Map<ComparedRun, TruncatedRank> truncated,
    Map<ComparedRun, CircuitSize> circuits,
    Map<ComparedRun, Signature> signatures,
    List<ComparedRun> linear,
    List<ComparedRun> shuffled,
    double delayMs) {

  /**
   * Measures a task by the runs of one group; one row for each model of the full networks.
   *
   * @param done the part of the comparison that is done before
   */
  static List<TaskComplexity> of(
      String task,
      List<ComparedRun> runs,
      ComplexityParameters p,
      AnalysisContext context,
      double done) {
    requireOneTask(task, runs);
    ComparedRun whole = withWholeTrials(task, runs);
    Memory memory = Memory.of(whole.run().trials(), p.effort().memoryTrials());
    double delay = Quiet.longest(whole.run().trials(), p.effort().trials());
    MinimalRank minimal = MinimalRank.of(of(runs, Role.LOW_RANK));
    Interval rank =
        minimal.interval(
            p.sufficient().solvingShare(),
            p.effort().draws(),
            context.random().named(task).named("rank").generator());
    Map<String, List<ComparedRun>> models = new LinkedHashMap<>();
    of(runs, Role.FULL)
        .forEach(
            run ->
                models
                    .computeIfAbsent(run.run().facts().model(), unseen -> new ArrayList<>())
                    .add(run));
    if (models.isEmpty()) {
      models.put("", List.of());
    }
    List<TaskComplexity> rows = new ArrayList<>();
    models.forEach(
        (model, full) ->
            rows.add(
                new TaskComplexity(
                    task,
                    model,
                    memory,
                    rank,
                    minimal,
                    full,
                    truncated(full, p, run -> context.progress("cutting down " + run, done)),
                    known(full, CircuitSize::of),
                    known(full, Signature::of),
                    of(runs, Role.LINEAR),
                    of(runs, Role.SHUFFLED),
                    delay)));
    return rows;
  }

  /**
   * A run whose trials are those of the task. Where targets belong to other trials than inputs,
   * nothing can be remembered that would help.
   */
  static ComparedRun withWholeTrials(String task, List<ComparedRun> runs) {
    return runs.stream()
        .filter(run -> Role.of(run) != Role.SHUFFLED)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "In the group %s there are runs with shuffled targets only, which tell nothing of the task; add others."
                        .formatted(task)));
  }

  private static List<ComparedRun> of(List<ComparedRun> runs, Role role) {
    return runs.stream().filter(run -> Role.of(run) == role).toList();
  }

  /** Runs of one group may differ in all but the task, since M is that of the first. */
  private static void requireOneTask(String group, List<ComparedRun> runs) {
    Map<String, Object> first = taskSettings(runs.get(0));
    for (ComparedRun run : runs) {
      Map<String, Object> other = taskSettings(run);
      if (!other.equals(first)) {
        Map<String, Object> odd = new LinkedHashMap<>(other);
        odd.entrySet().removeAll(first.entrySet());
        throw new IllegalArgumentException(
            "In the group %s, %s and %s differ in their task (%s), so that they tell of two tasks; choose others with --where, or put them into groups by such a key with --group."
                .formatted(group, runs.get(0).name(), run.name(), odd.isEmpty() ? "keys" : odd));
      }
    }
  }

  private static Map<String, Object> taskSettings(ComparedRun run) {
    Map<String, Object> settings = new LinkedHashMap<>(run.settings());
    settings.keySet().removeIf(key -> !key.startsWith("task.") || key.equals("task.shuffled"));
    return settings;
  }

  private static Map<ComparedRun, TruncatedRank> truncated(
      List<ComparedRun> full, ComplexityParameters p, Consumer<String> progress) {
    Map<ComparedRun, TruncatedRank> ranks = new LinkedHashMap<>();
    for (ComparedRun run : full) {
      OptionalDouble bar = TruncatedRank.bar(run);
      if (bar.isPresent() && run.run().facts().standing() == Standing.SOLVED) {
        ranks.put(
            run,
            TruncatedRank.of(
                run,
                bar.getAsDouble(),
                p.effort().trials(),
                p.effort().mostTruncated(),
                () -> progress.accept(run.name())));
      }
    }
    return ranks;
  }

  private static <T> Map<ComparedRun, T> known(
      List<ComparedRun> full, Function<ComparedRun, Optional<T>> read) {
    Map<ComparedRun, T> known = new LinkedHashMap<>();
    full.forEach(run -> read.apply(run).ifPresent(found -> known.put(run, found)));
    return known;
  }

  /** The task, with the model where it has one. */
  String title() {
    return model.isEmpty() ? task : "%s, %s".formatted(task, model);
  }

  /**
   * A name of each row for figures: the task, with the model where a task has several. The tasks of
   * a mixture have space between them.
   */
  static List<String> names(List<TaskComplexity> rows) {
    boolean models = rows.stream().map(TaskComplexity::task).distinct().count() < rows.size();
    return rows.stream()
        .map(row -> (models ? row.title() : row.task()).replaceAll(",(?=\\S)", ", "))
        .toList();
  }

  /** A number of each full network that has it, by what it was read from. */
  <T> List<Double> each(Map<ComparedRun, T> found, Function<T, Double> value) {
    return found.values().stream().map(value).filter(number -> !number.isNaN()).toList();
  }

  /** How many of some runs have solved the task, as {@code 3 of 5}. */
  static String solved(List<ComparedRun> runs) {
    long solved =
        runs.stream().filter(run -> run.run().facts().standing() == Standing.SOLVED).count();
    return runs.isEmpty() ? "-" : solved + " of " + runs.size();
  }

  /** How well some runs answer in the mean; NaN for none. */
  static double accuracy(List<ComparedRun> runs) {
    return runs.stream()
        .mapToDouble(run -> run.run().facts().accuracy())
        .filter(accuracy -> !Double.isNaN(accuracy))
        .average()
        .orElse(Double.NaN);
  }

  /** Training steps of each full network that has solved the task. */
  List<Double> steps() {
    return full.stream()
        .filter(run -> run.run().facts().standing() == Standing.SOLVED)
        .map(run -> run.summary().get("steps"))
        .filter(Number.class::isInstance)
        .map(steps -> ((Number) steps).doubleValue())
        .toList();
  }
}
