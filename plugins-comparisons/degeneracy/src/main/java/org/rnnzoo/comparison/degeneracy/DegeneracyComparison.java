package org.rnnzoo.comparison.degeneracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.dynamics.topology.Topology;

/** How much the solutions differ that networks find for one task from different seeds. */
public final class DegeneracyComparison implements Comparison<DegeneracyParameters> {

  @Override
  public String name() {
    return "degeneracy";
  }

  @Override
  public String title() {
    return "How much solutions differ over seeds: behaviour, topology, dynamics, weights";
  }

  @Override
  public String citation() {
    return "Huang et al., 2024, arXiv 2410.03972";
  }

  @Override
  public List<String> tags() {
    return List.of("degeneracy", "solutions", "seeds");
  }

  @Override
  public DegeneracyParameters defaults() {
    return DegeneracyParameters.standard();
  }

  @Override
  public Result compare(Cohort cohort, DegeneracyParameters p, AnalysisContext context) {
    List<String> groups = measurable(cohort, p);
    Aspects aspects = new Aspects(cohort, p, context);
    List<Aspect> measured = aspects.measure();
    long[] seeds = cohort.runs().stream().mapToLong(run -> run.run().facts().seed()).toArray();
    Map<String, List<Spread>> spreads = new LinkedHashMap<>();
    for (Aspect aspect : measured) {
      List<Spread> own = new ArrayList<>();
      for (String group : groups) {
        own.add(
            Spread.of(
                aspect.distances(),
                members(cohort, group),
                seeds,
                p.draws(),
                context.random().named("draws").named(aspect.key()).generator()));
      }
      spreads.put(aspect.key(), own);
    }
    Result.Builder result = Result.builder();
    report(cohort, groups, aspects, measured, spreads, p, result);
    result.table("spreads", table(cohort, groups, measured, spreads));
    result.table("runs", runs(cohort));
    for (Aspect aspect : measured) {
      result.array(aspect.key(), Nd4j.createFromArray(aspect.distances().values()));
    }
    result.figure("degeneracy", DegeneracyFigure.of("group", groups, measured, spreads));
    context.progress("done", 1);
    return result.build();
  }

  private static List<Integer> members(Cohort cohort, String group) {
    return IntStream.range(0, cohort.runs().size())
        .filter(i -> cohort.runs().get(i).group().equals(group))
        .boxed()
        .toList();
  }

  /** The groups of enough seeds, numbers in their order. */
  private static List<String> measurable(Cohort cohort, DegeneracyParameters p) {
    List<String> groups =
        cohort.groups().stream()
            .filter(group -> seeds(cohort, group) >= p.leastRuns())
            .sorted(
                Comparator.comparingDouble(DegeneracyComparison::number)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "No group has runs of %s seeds, the fewest that are measured; there is %s."
              .formatted(
                  p.leastRuns(),
                  String.join(
                      ", ",
                      cohort.groups().stream().map(g -> g + " " + cohort.counted(g)).toList())));
    }
    return groups;
  }

  private static long seeds(Cohort cohort, String group) {
    return cohort.of(group).stream().map(run -> run.run().facts().seed()).distinct().count();
  }

  private static double number(String group) {
    return group.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")
        ? Double.parseDouble(group)
        : Double.POSITIVE_INFINITY;
  }

  private static void report(
      Cohort cohort,
      List<String> groups,
      Aspects aspects,
      List<Aspect> measured,
      Map<String, List<Spread>> spreads,
      DegeneracyParameters p,
      Result.Builder result) {
    for (Aspect aspect : measured) {
      List<String> parts = new ArrayList<>();
      for (int g = 0; g < groups.size(); g++) {
        Spread spread = spreads.get(aspect.key()).get(g);
        parts.add(
            "%s %s [%s, %s]"
                .formatted(
                    groups.get(g), text(spread.mean()), text(spread.low()), text(spread.high())));
      }
      result.line("%s: %s".formatted(aspect.title(), String.join("; ", parts)));
    }
    for (String group : groups) {
      List<Topology> own =
          members(cohort, group).stream().map(i -> aspects.topologies().get(i)).toList();
      List<List<Integer>> classes = Topology.classes(own);
      result.line(
          "%s: %s runs in %s class%s of topology, the commonest with %s"
              .formatted(
                  group,
                  cohort.counted(group),
                  classes.size(),
                  classes.size() == 1 ? "" : "es",
                  classes.get(0).size()));
    }
    cohort.groups().stream()
        .filter(group -> !groups.contains(group))
        .forEach(
            group ->
                result.line(
                    "%s is not measured: %s runs, fewer than %s seeds"
                        .formatted(group, cohort.counted(group), p.leastRuns())));
    aspects.notes().forEach(result::line);
    result.line(
        "Means over pairs of different seeds with 90 % intervals over runs; groups whose intervals overlap are not told apart");
    for (MissingRun missing : cohort.missing()) {
      result.line("Missing: %s (%s)".formatted(missing.name(), missing.reason()));
    }
  }

  private static String text(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static Table table(
      Cohort cohort,
      List<String> groups,
      List<Aspect> measured,
      Map<String, List<Spread>> spreads) {
    Table.Builder table =
        Table.with(
            Table.Column.of("aspect"),
            Table.Column.of("group"),
            Table.Column.of("runs"),
            Table.Column.of("mean"),
            Table.Column.of("low", "interval from"),
            Table.Column.of("high", "interval to"),
            Table.Column.of("unit"));
    for (Aspect aspect : measured) {
      for (int g = 0; g < groups.size(); g++) {
        Spread spread = spreads.get(aspect.key()).get(g);
        table.row(
            aspect.key(),
            groups.get(g),
            cohort.counted(groups.get(g)),
            spread.mean(),
            spread.low(),
            spread.high(),
            aspect.unit());
      }
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
