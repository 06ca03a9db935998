package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a circuit is to be believed, and why.
 *
 * @param criteria what it was judged by; its grade is the worst of theirs
 */
record Judgement(List<Criterion> criteria) {

  Judgement {
    criteria = List.copyOf(criteria);
  }

  /**
   * One reason.
   *
   * @param name what was looked at
   * @param grade what it allows the circuit to be
   * @param words what was found, a clause
   * @param brief the same as short as can be, for the title of a figure
   */
  record Criterion(String name, Grade grade, String words, String brief) {}

  /**
   * Judges a circuit.
   *
   * @param matches its fixed points beside the network's, one for each constant input; empty where
   *     they could not be compared
   */
  static Judgement of(
      Assessment assessment, Pool pool, List<Optional<PointMatch>> matches, Behaviour behaviour) {
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(task(behaviour));
    criteria.add(activity(assessment.metrics()));
    criteria.add(outputs(assessment.metrics()));
    criteria.add(perturbations(assessment.perturbation()));
    matches.forEach(match -> criteria.add(points(match)));
    criteria.add(restarts(pool));
    return new Judgement(criteria);
  }

  private static Criterion task(Behaviour behaviour) {
    if (!behaviour.networkDoesTask()) {
      return new Criterion(
          "task",
          Grade.POOR,
          text(
              "the network itself does not do the task (accuracy %.2f, solved from %.2f)",
              behaviour.network(), behaviour.solved()),
          text("accuracy of the network itself %.2f", behaviour.network()));
    }
    return new Criterion(
        "task",
        behaviour.circuitDoesTask() ? Grade.GOOD : Grade.POOR,
        text(
            "its accuracy on the task is %.2f where the network's is %.2f",
            behaviour.circuit(), behaviour.network()),
        text("accuracy %.2f against %.2f", behaviour.circuit(), behaviour.network()));
  }

  private static Criterion activity(CircuitMetrics metrics) {
    return new Criterion(
        "activity",
        Bars.R2_RELATIVE.of(metrics.r2Relative()),
        text(
            "it explains %.1f %% of the activity that its number of dimensions can hold",
            100 * metrics.r2Relative()),
        text("activity %.0f %% of what its dimensions can hold", 100 * metrics.r2Relative()));
  }

  private static Criterion outputs(CircuitMetrics metrics) {
    return new Criterion(
        "outputs",
        Bars.R2_OUTPUT.of(metrics.r2Output()),
        text("it explains %.1f %% of the outputs", 100 * metrics.r2Output()),
        text("outputs %.0f %%", 100 * metrics.r2Output()));
  }

  private static Criterion perturbations(PerturbationTest test) {
    double correlation = test.agreement().correlation();
    boolean specific =
        correlation - Math.abs(test.control().correlation()) >= Bars.ABOVE_CONTROL
            || test.agreement().slope()
                >= Bars.STRONGER_THAN_CONTROL * Math.abs(test.control().slope());
    Grade grade = Bars.PERTURBATION.of(correlation);
    return new Criterion(
        "perturbation",
        specific ? grade : Grade.POOR,
        text(
            "it predicts what changed connections do with r = %.2f (%.2f along random directions)",
            correlation, test.control().correlation()),
        text(
            "perturbations r = %.2f (along random directions %.2f)",
            correlation, test.control().correlation()));
  }

  private static Criterion points(Optional<PointMatch> match) {
    if (match.isEmpty()) {
      return new Criterion(
          "fixedPoints",
          Grade.FAIR,
          "its fixed points could not be compared with the network's",
          "fixed points not compared");
    }
    PointMatch points = match.get();
    String where = points.input().name();
    String words =
        points.same()
            ? text("its %d stable points (%s) are the network's", points.matched(), where)
            : text(
                "%d of its %d stable points (%s) are among the network's %d",
                points.matched(), points.circuitStable(), where, points.networkStable());
    String brief =
        text(
            "%d of %d stable points (%s) in common",
            points.matched(), Math.max(points.circuitStable(), points.networkStable()), where);
    return new Criterion("fixedPoints", points.grade(), words + points.caveat(), brief);
  }

  private static Criterion restarts(Pool pool) {
    int agreeing = pool.agreeing().size();
    int all = pool.restarts().size();
    boolean enough = all > 1 && agreeing >= Bars.AGREEING_RESTARTS * all;
    return new Criterion(
        "restarts",
        enough ? Grade.GOOD : Grade.FAIR,
        text("%d of %d restarts are within %.3f of the best", agreeing, all, Bars.AGREES),
        text("%d of %d restarts agree", agreeing, all));
  }

  Grade grade() {
    return criteria.stream().map(Criterion::grade).reduce(Grade.GOOD, Grade::worseOf);
  }

  /** The verdict in a sentence: what speaks against the circuit, or all that speaks for it. */
  String sentence(int nodes) {
    Grade grade = grade();
    return text(
        "Verdict: %s. %s circuit of %d %s: %s.",
        grade.word(),
        switch (grade) {
          case GOOD -> "Trust the";
          case FAIR -> "Take with care the";
          case POOR -> "Do not trust the";
        },
        nodes,
        nodes == 1 ? "node" : "nodes",
        reasons(Criterion::words));
  }

  /** The verdict in the title of a figure, with the numbers that it rests on. */
  String title(int nodes) {
    return text(
        "%d %s, %s: %s",
        nodes, nodes == 1 ? "node" : "nodes", grade().word(), reasons(Criterion::brief));
  }

  private String reasons(Function<Criterion, String> words) {
    Grade grade = grade();
    return criteria.stream()
        .filter(criterion -> criterion.grade() == grade)
        .filter(criterion -> grade != Grade.GOOD || !criterion.name().equals("task"))
        .map(words)
        .collect(Collectors.joining(", "));
  }

  /** One row for each criterion. */
  List<Map<String, Object>> table() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("criterion", criterion.name());
      row.put("grade", criterion.grade().word());
      row.put("found", criterion.words());
      rows.add(row);
    }
    return rows;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
