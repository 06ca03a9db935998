package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Table;

/**
 * What is said of a task.
 *
 * @param of what was measured
 * @param truncated R*trunc
 * @param nodes n*, by circuits with the connectivity anchor
 * @param nodesWithoutAnchor n*, by circuits without it
 * @param states n* where perturbations need be foretold of the states only
 * @param explaining the nodes that explain activity and outputs, perturbations aside
 * @param attractorBits log2 of the stable points without input
 * @param slowness the slowest time constant of a stable point as a part of the longest delay
 * @param steps training steps to the bars
 */
record Summary(
    TaskComplexity of,
    Interval truncated,
    Interval nodes,
    Interval nodesWithoutAnchor,
    Interval states,
    Interval explaining,
    Interval attractorBits,
    Interval slowness,
    Interval steps) {

  static Summary of(TaskComplexity row, ComplexityParameters p, AnalysisContext context) {
    Function<String, RandomGenerator> random =
        what -> context.random().named(row.title()).named(what).generator();
    int draws = p.effort().draws();
    return new Summary(
        row,
        Interval.ofMedian(
            row.each(row.truncated(), TruncatedRank::rank), draws, random.apply("truncated")),
        Interval.ofMedian(
            row.each(row.circuits(), size -> size.least(true, p)), draws, random.apply("nodes")),
        Interval.ofMedian(
            row.each(row.circuits(), size -> size.least(false, p)), draws, random.apply("free")),
        Interval.ofMedian(
            row.each(row.circuits(), size -> size.leastForStates(true, p)),
            draws,
            random.apply("states")),
        Interval.ofMedian(
            row.each(row.circuits(), size -> size.leastExplaining(true, p)),
            draws,
            random.apply("explaining")),
        Interval.ofMedian(
            row.each(row.signatures(), Signature::bits), draws, random.apply("attractors")),
        Interval.ofMedian(
            row.each(row.signatures(), one -> one.slowestMs() / row.delayMs()),
            draws,
            random.apply("slowness")),
        Interval.ofMedian(row.steps(), draws, random.apply("steps")));
  }

  List<String> lines(ComplexityParameters p) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: M = %s".formatted(of.title(), of.memory().words()));
    lines.add(
        "%s: R* = %s at %s %% of seeds; %s"
            .formatted(
                of.title(),
                of.rank().words(),
                Math.round(100 * p.sufficient().solvingShare()),
                of.minimalRank().byRank().isEmpty()
                    ? "no low-rank network was trained"
                    : String.join("; ", of.minimalRank().words())));
    lines.add(
        "%s: R*trunc = %s; n* = %s, without anchor %s, perturbations of states %s, perturbations aside %s"
            .formatted(
                of.title(),
                truncated.words(),
                nodes.words(),
                nodesWithoutAnchor.words(),
                states.words(),
                explaining.words()));
    Map<String, Long> signatures =
        of.signatures().values().stream()
            .collect(Collectors.groupingBy(Signature::words, Collectors.counting()));
    signatures.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            most ->
                lines.add(
                    "%s: %s of %s networks: %s"
                        .formatted(
                            of.title(), most.getValue(), of.signatures().size(), most.getKey())));
    long doubtful = of.signatures().values().stream().filter(one -> !one.consistent()).count();
    if (doubtful > 0) {
      lines.add(
          "%s: in %s of these a search is known to have missed points"
              .formatted(of.title(), doubtful));
    }
    lines.add(
        "%s: solved %s, steps %s; controls: linear solved %s (accuracy %s), shuffled targets solved %s (accuracy %s)"
            .formatted(
                of.title(),
                TaskComplexity.solved(of.full()),
                steps.words(),
                TaskComplexity.solved(of.linear()),
                Words.number(TaskComplexity.accuracy(of.linear())),
                TaskComplexity.solved(of.shuffled()),
                Words.number(TaskComplexity.accuracy(of.shuffled()))));
    return lines;
  }

  static Table table(List<Summary> summaries) {
    Table.Builder table =
        Table.with(
            Table.Column.of("task"),
            Table.Column.of("model"),
            Table.Column.of("memory", "M", "bits"),
            Table.Column.of("rank", "R*"),
            Table.Column.of("truncated", "R*trunc"),
            Table.Column.of("nodes", "n*"),
            Table.Column.of("nodesWithoutAnchor", "n* without anchor"),
            Table.Column.of("states", "n*, perturbations of states"),
            Table.Column.of("explaining", "n, perturbations aside"),
            Table.Column.of("attractors", "log2 attractors", "bits"),
            Table.Column.of("slowness", "slowest tau / delay"),
            Table.Column.of("steps"),
            Table.Column.of("solved"),
            Table.Column.of("linear", "linear solved"),
            Table.Column.of("shuffled", "shuffled solved"));
    for (Summary one : summaries) {
      table.row(
          one.of.task(),
          one.of.model(),
          round(one.of.memory().bits()),
          one.of.rank().words(),
          one.truncated.words(),
          one.nodes.words(),
          one.nodesWithoutAnchor.words(),
          one.states.words(),
          one.explaining.words(),
          one.attractorBits.words(),
          one.slowness.words(),
          one.steps.words(),
          TaskComplexity.solved(one.of.full()),
          TaskComplexity.solved(one.of.linear()),
          TaskComplexity.solved(one.of.shuffled()));
    }
    return table.build();
  }

  private static double round(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}
