package org.rnnzoo.comparison.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.cohort.SimulatedCohort;
import org.rnnzoo.dynamics.similarity.DelayChoice;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;
import org.rnnzoo.dynamics.similarity.FittedDynamics;
import org.rnnzoo.dynamics.similarity.Geometry;

/** How alike trained networks are in what they do on the same trials, without noise. */
public final class SimilarityComparison implements Comparison<SimilarityParameters> {

  private static final int ITERATIONS = 1000;
  private static final double SIMULATED = 0.2;
  private static final double FITTED = 0.4;

  @Override
  public String name() {
    return "similarity";
  }

  @Override
  public String title() {
    return "How alike networks are: geometry of their rates and dynamical similarity";
  }

  @Override
  public String citation() {
    return "Ostrow et al., 2023, NeurIPS; Huang et al., 2025; Williams et al., 2021, NeurIPS";
  }

  @Override
  public List<String> tags() {
    return List.of("similarity", "dynamics", "geometry");
  }

  @Override
  public SimilarityParameters defaults() {
    return SimilarityParameters.standard();
  }

  @Override
  public Result compare(Cohort cohort, SimilarityParameters p, AnalysisContext context) {
    if (cohort.runs().size() < 2) {
      throw new IllegalArgumentException("It needs at least two runs that can be compared.");
    }
    SimulatedCohort simulated =
        SimulatedCohort.of(
            cohort,
            p.trials(),
            (run, done) -> context.progress("simulating " + run, SIMULATED * done));
    List<Trajectories> courses = simulated.sharedRates();
    List<Measurement> measurements = new ArrayList<>();
    FittedDynamics fitted = dynamics(courses, simulated.trials(), p, context, measurements);
    geometry(courses, fitted.components(), p, context, measurements);
    Result.Builder result = Result.builder();
    report(cohort, p, fitted, measurements, result);
    describe(cohort, measurements, fitted, result);
    context.progress("done", 1);
    return result.build();
  }

  private static FittedDynamics dynamics(
      List<Trajectories> courses,
      List<Trials> trials,
      SimilarityParameters p,
      AnalysisContext context,
      List<Measurement> measurements) {
    context.progress("fitting linear models", SIMULATED);
    FittedDynamics fitted =
        FittedDynamics.of(courses, FittedDynamics.sharedInputs(trials), p.models());
    DynamicalSimilarity similarity = new DynamicalSimilarity(p.starts(), ITERATIONS);
    RandomStream random = context.random().named("starts");
    context.progress("comparing dynamics", FITTED);
    measurements.add(
        new Measurement(
            Measure.DSA,
            fitted.distances(similarity, random),
            fitted.floor(similarity, random),
            "a run and itself on other trials"));
    measurements.add(
        new Measurement(
            Measure.INPUT_DSA,
            fitted.drivenDistances(),
            fitted.drivenFloor(),
            "a run and itself on other trials"));
    return fitted;
  }

  private static void geometry(
      List<Trajectories> courses,
      int components,
      SimilarityParameters p,
      AnalysisContext context,
      List<Measurement> measurements) {
    List<Activity> activities = courses.stream().map(Activity::of).toList();
    List<Geometry> geometries = new ArrayList<>();
    List<Geometry> shuffled = new ArrayList<>();
    for (int i = 0; i < activities.size(); i++) {
      Activity activity = activities.get(i);
      DMatrixRMaj samples = activity.samples();
      geometries.add(Geometry.of(samples, components, p.moments()));
      shuffled.add(
          Geometry.of(
              activity.shuffled(context.random().named("shuffle").keyOf(i)),
              components,
              p.moments()));
    }
    int n = geometries.size();
    for (Measure measure : Measure.values()) {
      if (!measure.isOfDynamics()) {
        context.progress("comparing geometry", 2 * FITTED);
        DistanceMatrix distances =
            DistanceMatrix.of(n, (a, b) -> measure.between(geometries.get(a), geometries.get(b)));
        double chance = 0;
        for (int i = 0; i < n; i++) {
          chance += measure.between(geometries.get(i), shuffled.get((i + 1) % n)) / n;
        }
        measurements.add(
            new Measurement(measure, distances, chance, "different trials taken for the same"));
      }
    }
  }

  private static void report(
      Cohort cohort,
      SimilarityParameters p,
      FittedDynamics fitted,
      List<Measurement> measurements,
      Result.Builder result) {
    DelayChoice choice = fitted.choice();
    List<String> groups = cohort.runs().stream().map(ComparedRun::group).toList();
    List<String> counted = cohort.groups().stream().map(g -> g + " " + cohort.counted(g)).toList();
    result.line(
        "%s runs compared on %s trials without noise: %s"
            .formatted(cohort.runs().size(), p.trials(), String.join(", ", counted)));
    for (Measurement one : measurements) {
      double within = one.distances().mean(groups, true);
      double between = one.distances().mean(groups, false);
      result.line(
          "%s: %s%s; %s for %s"
              .formatted(
                  one.measure().title(),
                  Double.isNaN(within) ? "" : text(within) + " within groups",
                  Double.isNaN(between)
                      ? ""
                      : (Double.isNaN(within) ? "" : ", ") + text(between) + " between",
                  text(one.control()),
                  one.controlled()));
    }
    result.line(
        "Linear models of rank %s with %s delays, the smallest whose error on other trials is at most %s above the least; it is %s of that of no change"
            .formatted(
                choice.rank(),
                choice.delays(),
                text(100 * p.linear().slack()) + " %",
                text(choice.error())));
    result.line(
        "Canonical correlations of %s principal components, which hold %s %% of the variance in every run unless capped at %s"
            .formatted(
                fitted.components(),
                text(100 * p.components().variance()),
                p.components().mostComponents()));
    if (choice.error() > 0.5) {
      result.line(
          "The linear models predict poorly, so dynamical similarity says little about these"
              + " networks");
    }
    for (MissingRun missing : cohort.missing()) {
      result.line("Missing: %s (%s)".formatted(missing.name(), missing.reason()));
    }
    result.line(
        "Distances are no verdict: 'zoo compare equivalence' tests them against those within"
            + " groups");
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3g", value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }

  private static void describe(
      Cohort cohort, List<Measurement> measurements, FittedDynamics fitted, Result.Builder result) {
    DelayChoice choice = fitted.choice();
    List<String> groups = cohort.runs().stream().map(ComparedRun::group).toList();
    List<String> names =
        cohort.runs().stream().map(run -> run.group() + " s" + run.run().facts().seed()).toList();
    result.value("delays", choice.delays()).value("rank", choice.rank());
    result.value("scaledError", choice.error()).value("components", fitted.components());
    Table.Builder table =
        Table.with(
            Table.Column.of("measure"),
            Table.Column.of("unit"),
            Table.Column.of("within", "within groups"),
            Table.Column.of("between", "between groups"),
            Table.Column.of("control"),
            Table.Column.of("controlled", "control of"));
    for (Measurement one : measurements) {
      table.row(
          one.measure().key(),
          one.measure().unit(),
          cell(one.distances().mean(groups, true)),
          cell(one.distances().mean(groups, false)),
          one.control(),
          one.controlled());
    }
    result.table("measures", table.build());
    Table.Builder runs =
        Table.with(
            Table.Column.of("place"),
            Table.Column.of("run"),
            Table.Column.of("group"),
            Table.Column.of("seed"),
            Table.Column.of("standing"));
    for (int i = 0; i < names.size(); i++) {
      ComparedRun run = cohort.runs().get(i);
      runs.row(
          i,
          run.name(),
          run.group(),
          run.run().facts().seed(),
          run.run().facts().standing().word());
    }
    result.table("runs", runs.build());
    SimilarityFigures figures = new SimilarityFigures(names, groups);
    for (Measurement one : measurements) {
      result.array(one.measure().key(), Nd4j.createFromArray(one.distances().values()));
      result.figure("distances-" + one.measure().key(), figures.matrix(one));
    }
    result.figure("planes", figures.planes(measurements));
  }

  private static Object cell(double value) {
    return Double.isNaN(value) ? "-" : (Object) value;
  }
}
