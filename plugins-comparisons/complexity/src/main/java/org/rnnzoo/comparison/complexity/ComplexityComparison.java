package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;

/** What networks need to solve a task, beside what the task asks to remember. */
public final class ComplexityComparison implements Comparison<ComplexityParameters> {

  @Override
  public String name() {
    return "complexity";
  }

  @Override
  public String title() {
    return "How complex a task is: memory, minimal rank, circuit size, signature, cost";
  }

  @Override
  public String citation() {
    return "Dubreuil et al., 2022, Nature Neuroscience; Langdon & Engel, 2025; Huang et al., 2024";
  }

  @Override
  public List<String> tags() {
    return List.of("complexity", "dimensionality", "circuit");
  }

  @Override
  public ComplexityParameters defaults() {
    return ComplexityParameters.standard();
  }

  @Override
  public List<String> reads() {
    return List.of(CircuitSize.ANALYSIS, Signature.ANALYSIS);
  }

  @Override
  public Result compare(Cohort cohort, ComplexityParameters p, AnalysisContext context) {
    List<TaskComplexity> rows = new ArrayList<>();
    Result.Builder result = Result.builder();
    List<String> groups = cohort.groups();
    for (String group : groups) {
      List<ComparedRun> runs = cohort.of(group);
      double done = (double) groups.indexOf(group) / groups.size();
      context.progress("measuring " + group, done);
      if (runs.isEmpty()) {
        result.line(
            "%s: none of its runs can be read (%s)".formatted(group, cohort.counted(group)));
      } else {
        rows.addAll(TaskComplexity.of(group, runs, p, context, done));
      }
    }
    List<Summary> summaries = new ArrayList<>();
    for (TaskComplexity row : rows) {
      Summary summary = Summary.of(row, p, context);
      summaries.add(summary);
      summary.lines(p).forEach(result::line);
    }
    for (MissingRun missing : cohort.missing()) {
      result.line("Missing: %s (%s)".formatted(missing.name(), missing.reason()));
    }
    result.table("complexity", Summary.table(summaries));
    result.table("ranks", ranks(rows));
    result.table("circuits", circuits(rows, p));
    result.table("truncation", truncation(rows));
    AgainstMemoryFigure.of(summaries).ifPresent(figure -> result.figure("complexity", figure));
    if (rows.stream().anyMatch(row -> !row.circuits().isEmpty())) {
      result.figure("growth", ComplexityFigures.growth(rows, p));
    }
    if (rows.stream().anyMatch(row -> !row.minimalRank().byRank().isEmpty())) {
      result.figure("ranks", ComplexityFigures.ranks(rows, p));
    }
    context.progress("done", 1);
    return result.build();
  }

  /** What each rank came to; of a task with several models of full networks, once. */
  private static Table ranks(List<TaskComplexity> rows) {
    Table.Builder table =
        Table.with(
            Table.Column.of("task"),
            Table.Column.of("rank"),
            Table.Column.of("seeds"),
            Table.Column.of("solved"),
            Table.Column.of("fits"),
            Table.Column.of("short"));
    Map<String, MinimalRank> once =
        rows.stream()
            .collect(
                Collectors.toMap(
                    TaskComplexity::task,
                    TaskComplexity::minimalRank,
                    (a, b) -> a,
                    LinkedHashMap::new));
    once.forEach(
        (task, ranks) ->
            ranks
                .byRank()
                .forEach(
                    (rank, seeds) -> {
                      table.row(
                          task,
                          rank,
                          seeds.size(),
                          ranks.count(rank, Standing.SOLVED),
                          ranks.count(rank, Standing.FITS),
                          ranks.count(rank, Standing.SHORT));
                    }));
    return table.build();
  }

  private static Table circuits(List<TaskComplexity> rows, ComplexityParameters p) {
    Table.Builder table =
        Table.with(
            Table.Column.of("task"),
            Table.Column.of("model"),
            Table.Column.of("seed"),
            Table.Column.of("anchor"),
            Table.Column.of("nodes"),
            Table.Column.of("activity"),
            Table.Column.of("outputs"),
            Table.Column.of("perturbation"),
            Table.Column.of("states", "perturbation of states"),
            Table.Column.of("restarts"),
            Table.Column.of("suffices"));
    for (TaskComplexity row : rows) {
      row.circuits()
          .forEach(
              (run, size) ->
                  size.curve()
                      .forEach(
                          circuit ->
                              table.row(
                                  row.task(),
                                  row.model(),
                                  run.run().facts().seed(),
                                  circuit.anchor(),
                                  circuit.nodes(),
                                  circuit.activity(),
                                  circuit.outputs(),
                                  circuit.perturbation(),
                                  circuit.states(),
                                  circuit.restarts(),
                                  circuit.suffices(p))));
    }
    return table.build();
  }

  private static Table truncation(List<TaskComplexity> rows) {
    Table.Builder table =
        Table.with(
            Table.Column.of("task"),
            Table.Column.of("model"),
            Table.Column.of("seed"),
            Table.Column.of("rank"),
            Table.Column.of("accuracy"),
            Table.Column.of("stress", "least accuracy above a stress bar"));
    for (TaskComplexity row : rows) {
      row.truncated()
          .forEach(
              (run, cut) ->
                  cut.tries()
                      .forEach(
                          one ->
                              table.row(
                                  row.task(),
                                  row.model(),
                                  run.run().facts().seed(),
                                  one.rank(),
                                  one.accuracy(),
                                  one.worstStress())));
    }
    return table.build();
  }
}
