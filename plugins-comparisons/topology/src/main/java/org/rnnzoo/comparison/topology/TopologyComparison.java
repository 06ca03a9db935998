package org.rnnzoo.comparison.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.cohort.SimulatedCohort;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.topology.ConstantInput;
import org.rnnzoo.dynamics.topology.Topology;
import org.rnnzoo.dynamics.topology.TopologySearch;

/** Which kinds of flow trained networks have found, and how many of each. */
public final class TopologyComparison implements Comparison<TopologyParameters> {

  @Override
  public String name() {
    return "topology";
  }

  @Override
  public String title() {
    return "Classes of solutions: fixed points by input, and where inputs lead";
  }

  @Override
  public String citation() {
    return "Turner et al., 2021, NeurIPS; Maheswaranathan et al., 2019, NeurIPS";
  }

  @Override
  public List<String> tags() {
    return List.of("fixed points", "attractor", "solutions");
  }

  @Override
  public TopologyParameters defaults() {
    return TopologyParameters.standard();
  }

  @Override
  public Result compare(Cohort cohort, TopologyParameters p, AnalysisContext context) {
    SimulatedCohort simulated =
        SimulatedCohort.of(
            cohort, p.trials(), (run, done) -> context.progress("simulating " + run, 0));
    List<Topology> found =
        simulated
            .topologies(
                p.search(context.threads()),
                p.mostInputs(),
                context.random().named("search"),
                (run, done) -> context.progress("fixed points of " + run, done))
            .stream()
            .map(StateOrder::byOutputs)
            .toList();
    Trials plain = TopologySearch.plain(simulated.trials());
    List<ConstantInput> inputs = ConstantInput.of(plain, p.mostInputs());
    Result.Builder result = Result.builder();
    new Findings(cohort, inputs, plain.channels().inputs(), found).describe(result);
    context.progress("done", 1);
    return result.build();
  }

  /** What was found, in words, tables and pictures. */
  private record Findings(
      Cohort cohort, List<ConstantInput> inputs, List<String> channels, List<Topology> found) {

    void describe(Result.Builder result) {
      List<List<Integer>> classes = Topology.classes(found);
      List<String> labels = new ArrayList<>();
      for (int c = 0; c < classes.size(); c++) {
        labels.add(label(c));
      }
      DistanceMatrix distances =
          DistanceMatrix.of(found.size(), (a, b) -> found.get(a).distance(found.get(b)));
      report(classes, labels, distances, result);
      result.value("classes", classes.size());
      result.value("inputs", String.join(", ", inputs.stream().map(ConstantInput::name).toList()));
      result.table("solutionClasses", classTable(classes, labels));
      result.table("runs", runTable(classes, labels));
      result.array("distances", Nd4j.createFromArray(distances.values()));
      List<String> groups = cohort.groups();
      int[][] counts = new int[classes.size()][groups.size()];
      for (int c = 0; c < counts.length; c++) {
        for (int member : classes.get(c)) {
          counts[c][groups.indexOf(cohort.runs().get(member).group())]++;
        }
      }
      result.figure("classes", TopologyFigures.classes(labels, groups, counts));
      List<String> names =
          cohort.runs().stream().map(r -> r.group() + " s" + r.run().facts().seed()).toList();
      result.figure("distances", TopologyFigures.matrix(distances, names));
      List<Topology> representatives =
          classes.stream().map(members -> found.get(members.get(0))).toList();
      if (GraphFigure.exists(representatives)) {
        int[] members = classes.stream().mapToInt(List::size).toArray();
        result.figure("graphs", GraphFigure.of(labels, representatives, members));
      }
    }

    private static String label(int place) {
      return place < 26 ? String.valueOf((char) ('A' + place)) : "Z" + (place - 25);
    }

    private static String points(Topology.Portrait portrait) {
      return portrait.counts().isEmpty()
          ? "no fixed points"
          : portrait.words() + " unstable dimensions";
    }

    private void report(
        List<List<Integer>> classes,
        List<String> labels,
        DistanceMatrix distances,
        Result.Builder result) {
      List<String> counted =
          cohort.groups().stream().map(g -> g + " " + cohort.counted(g)).toList();
      result.line(
          "%s runs in %s class%s of solutions (%s)"
              .formatted(
                  found.size(),
                  classes.size(),
                  classes.size() == 1 ? "" : "es",
                  String.join(", ", counted)));
      for (int c = 0; c < classes.size(); c++) {
        Topology one = found.get(classes.get(c).get(0));
        result.line(
            "Class %s: %s of %s runs (%s); without input %s"
                .formatted(
                    labels.get(c),
                    classes.get(c).size(),
                    found.size(),
                    byGroup(classes.get(c)),
                    points(one.portraits().get(0))));
      }
      List<String> groups = cohort.runs().stream().map(ComparedRun::group).toList();
      double within = distances.mean(groups, true);
      double between = distances.mean(groups, false);
      if (!Double.isNaN(within) && !Double.isNaN(between)) {
        result.line(
            "Mean distance %s within groups, %s between".formatted(text(within), text(between)));
      }
      long consistent = found.stream().filter(Topology::consistent).count();
      result.line(
          "In %s of %s runs no search is known to have missed a point; an index sum that is right does not prove that none is missing"
              .formatted(consistent, found.size()));
      long used = inputs.stream().flatMap(i -> i.levels().keySet().stream()).distinct().count();
      if (used < channels.size()) {
        result.line(
            "%s of %s input channels were tried; the others are silent or beyond 'mostInputs'"
                .formatted(used, channels.size()));
      }
      for (MissingRun missing : cohort.missing()) {
        result.line("Missing: %s (%s)".formatted(missing.name(), missing.reason()));
      }
    }

    private String byGroup(List<Integer> members) {
      StringJoiner words = new StringJoiner(", ");
      for (String group : cohort.groups()) {
        long count =
            members.stream().filter(m -> cohort.runs().get(m).group().equals(group)).count();
        if (count > 0) {
          words.add("%s %s of %s".formatted(group, count, cohort.of(group).size()));
        }
      }
      return words.toString();
    }

    private static String text(double value) {
      return String.format(Locale.ROOT, "%.3f", value);
    }

    private Table classTable(List<List<Integer>> classes, List<String> labels) {
      Table.Builder table =
          Table.with(
              Table.Column.of("class"),
              Table.Column.of("runs"),
              Table.Column.of("groups"),
              Table.Column.of("stable", "stable states"),
              Table.Column.of("signature", "points by unstable dimension, by input"),
              Table.Column.of("transitions", "where inputs lead from each state"));
      for (int c = 0; c < classes.size(); c++) {
        Topology one = found.get(classes.get(c).get(0));
        StringJoiner signature = new StringJoiner("; ");
        one.portraits()
            .forEach(portrait -> signature.add(portrait.input() + ": " + portrait.words()));
        table.row(
            labels.get(c),
            classes.get(c).size(),
            byGroup(classes.get(c)),
            one.states(),
            signature.toString(),
            transitions(one));
      }
      return table.build();
    }

    /** As {@code 1: 2 1 - 3; 2: …}, an entry per input, in their order; a dash for elsewhere. */
    private static String transitions(Topology one) {
      StringJoiner states = new StringJoiner("; ");
      for (int s = 0; s < one.states(); s++) {
        StringJoiner ends = new StringJoiner(" ", (s + 1) + ": ", "");
        for (int to : one.transitions()[s]) {
          ends.add(to == Topology.ELSEWHERE ? "-" : String.valueOf(to + 1));
        }
        states.add(ends.toString());
      }
      return one.states() == 0 ? "-" : states.toString();
    }

    private Table runTable(List<List<Integer>> classes, List<String> labels) {
      Table.Builder table =
          Table.with(
              Table.Column.of("place"),
              Table.Column.of("run"),
              Table.Column.of("group"),
              Table.Column.of("seed"),
              Table.Column.of("standing"),
              Table.Column.of("class"),
              Table.Column.of("stable", "stable states"),
              Table.Column.of("completeness", "completeness without input"));
      for (int i = 0; i < found.size(); i++) {
        int place = i;
        int solution = 0;
        while (!classes.get(solution).contains(place)) {
          solution++;
        }
        ComparedRun run = cohort.runs().get(i);
        table.row(
            i,
            run.name(),
            run.group(),
            run.run().facts().seed(),
            run.run().facts().standing().word(),
            labels.get(solution),
            found.get(i).states(),
            found.get(i).portraits().get(0).completeness().label());
      }
      return table.build();
    }
  }
}
