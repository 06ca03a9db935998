package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.dynamics.circuit.EmbeddedCircuit;

/** Whether two kinds of networks do a task alike, level by level. */
public final class EquivalenceComparison implements Comparison<EquivalenceParameters> {

  @Override
  public String name() {
    return "equivalence";
  }

  @Override
  public String title() {
    return "Whether two kinds of networks do a task alike: behaviour, topology, dynamics, circuit";
  }

  @Override
  public String citation() {
    return "Turner et al., 2021, NeurIPS; Schuirmann, 1987; Holm, 1979";
  }

  @Override
  public List<String> tags() {
    return List.of("equivalence", "similarity", "statistics");
  }

  @Override
  public EquivalenceParameters defaults() {
    return EquivalenceParameters.standard();
  }

  @Override
  public List<String> reads() {
    return List.of(EmbeddedCircuit.ANALYSIS);
  }

  @Override
  public Result compare(Cohort cohort, EquivalenceParameters p, AnalysisContext context) {
    List<String> groups = requireTwoGroups(cohort, p);
    String first = groups.get(0);
    String second = groups.get(1);
    Levels levels = new Levels(cohort, p, context);
    List<Level> measured = levels.measure();
    int n = cohort.runs().size();
    boolean[] inFirst = new boolean[n];
    long[] seeds = new long[n];
    for (int i = 0; i < n; i++) {
      inFirst[i] = cohort.runs().get(i).group().equals(first);
      seeds[i] = cohort.runs().get(i).run().facts().seed();
    }
    context.progress("testing", 0.95);
    List<Judgement> judgements = Judgement.of(measured, inFirst, seeds, p, context.random());
    Matching matching = Matching.of(cohort, first, second);
    Result.Builder result = Result.builder();
    String verdict = verdict(judgements, first, second);
    result.line(verdict);
    judgements.forEach(one -> result.line(words(one)));
    limits(cohort, groups, matching, levels.notes(), p, result);
    result.value("verdict", verdict).value("matched", matching.isMatched());
    result.table("levels", table(judgements));
    result.table("runs", runs(cohort));
    for (Level level : measured) {
      result.array(level.key(), Nd4j.createFromArray(level.distances().values()));
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    groups.forEach(group -> sizes.put(group, cohort.of(group).size()));
    result.figure("forest", ForestFigure.of(judgements, sizes));
    context.progress("done", 1);
    return result.build();
  }

  private static List<String> requireTwoGroups(Cohort cohort, EquivalenceParameters p) {
    List<String> groups = cohort.groups();
    if (groups.size() != 2) {
      throw new IllegalArgumentException(
          "It compares two groups, but there %s %s: %s. Choose runs by --where and what sets them apart by --group."
              .formatted(
                  groups.size() == 1 ? "is" : "are", groups.size(), String.join(", ", groups)));
    }
    for (String group : groups) {
      long seeds =
          cohort.of(group).stream().map(run -> run.run().facts().seed()).distinct().count();
      if (seeds < p.tests().leastRuns()) {
        throw new IllegalArgumentException(
            "The group %s has runs of %s seeds (%s runs); a verdict needs at least %s."
                .formatted(group, seeds, cohort.counted(group), p.tests().leastRuns()));
      }
    }
    return groups;
  }

  private static String verdict(List<Judgement> judgements, String first, String second) {
    Map<Judgement.Verdict, List<String>> levels = new TreeMap<>();
    judgements.forEach(
        one ->
            levels.computeIfAbsent(one.verdict(), v -> new ArrayList<>()).add(one.level().key()));
    return "%s and %s are %s"
        .formatted(
            first,
            second,
            levels.entrySet().stream()
                .map(entry -> entry.getKey().words() + " in " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; ")));
  }

  private static String words(Judgement one) {
    double ratio = one.means().ratio();
    return "%s: %s between groups, %s within%s; excess %s [%s, %s], margin %s; p different %s, p same %s: %s"
        .formatted(
            one.level().title(),
            text(one.means().between()),
            text(one.means().within()),
            Double.isNaN(ratio) ? "" : " (ratio " + text(ratio) + ")",
            text(one.means().excess()),
            text(one.interval().low()),
            text(one.interval().high()),
            text(one.level().margin()),
            text(one.pDifferent()),
            text(one.pSame()),
            one.verdict().words());
  }

  private static void limits(
      Cohort cohort,
      List<String> groups,
      Matching matching,
      List<String> notes,
      EquivalenceParameters p,
      Result.Builder result) {
    for (String group : groups) {
      List<ComparedRun> runs = cohort.of(group);
      Map<String, Long> standings =
          runs.stream()
              .collect(
                  Collectors.groupingBy(
                      run -> run.run().facts().standing().word(),
                      TreeMap::new,
                      Collectors.counting()));
      result.line(
          "%s: %s runs, accuracy %s, %s"
              .formatted(
                  group,
                  cohort.counted(group),
                  text(
                      runs.stream()
                          .mapToDouble(run -> run.run().facts().accuracy())
                          .average()
                          .orElse(Double.NaN)),
                  standings.entrySet().stream()
                      .map(entry -> entry.getKey() + " " + entry.getValue())
                      .collect(Collectors.joining(", "))));
    }
    result.line(
        matching.isMatched()
            ? "The groups are matched in every setting but the model, and in the number of weights"
            : "The groups are not matched, so a difference may come from: "
                + String.join("; ", matching.differing()));
    notes.forEach(result::line);
    result.line(
        "Probabilities are corrected over levels (Holm), pairs of equal seed are left out, margins"
            + " were set before");
    for (MissingRun missing : cohort.missing()) {
      result.line("Missing: %s (%s)".formatted(missing.name(), missing.reason()));
    }
    if (cohort.runs().size() < 40) {
      result.line(
          "Fewer than 20 runs a group: small differences are likely to stay undecided (level %s)"
              .formatted(text(p.tests().level())));
    }
  }

  private static String text(double value) {
    if (value == 0 || Double.isNaN(value)) {
      return Double.isNaN(value) ? "-" : "0";
    }
    return String.format(
        Locale.ROOT,
        Math.abs(value) < 1e-4 ? "%.1e" : Math.abs(value) < 1 ? "%.4f" : "%.3f",
        value);
  }

  private static Table table(List<Judgement> judgements) {
    Table.Builder table =
        Table.with(
            Table.Column.of("level"),
            Table.Column.of("verdict"),
            Table.Column.of("between"),
            Table.Column.of("within"),
            Table.Column.of("excess"),
            Table.Column.of("low", "interval from"),
            Table.Column.of("high", "interval to"),
            Table.Column.of("margin"),
            Table.Column.of("pDifferent", "p different"),
            Table.Column.of("pSame", "p same"),
            Table.Column.of("unit"));
    for (Judgement one : judgements) {
      table.row(
          one.level().key(),
          one.verdict().words(),
          one.means().between(),
          one.means().within(),
          one.means().excess(),
          one.interval().low(),
          one.interval().high(),
          one.level().margin(),
          one.pDifferent(),
          one.pSame(),
          one.level().unit());
    }
    return table.build();
  }

  private static Table runs(Cohort cohort) {
    Table.Builder table =
        Table.with(
            Table.Column.of("place"),
            Table.Column.of("run"),
            Table.Column.of("group"),
            Table.Column.of("seed"),
            Table.Column.of("standing"));
    for (int i = 0; i < cohort.runs().size(); i++) {
      ComparedRun run = cohort.runs().get(i);
      table.row(
          i,
          run.name(),
          run.group(),
          run.run().facts().seed(),
          run.run().facts().standing().word());
    }
    return table.build();
  }
}
