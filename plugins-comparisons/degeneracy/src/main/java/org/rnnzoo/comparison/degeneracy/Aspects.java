package org.rnnzoo.comparison.degeneracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.similarity.Answers;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;
import org.rnnzoo.dynamics.similarity.FittedDynamics;
import org.rnnzoo.dynamics.similarity.SharedRates;
import org.rnnzoo.dynamics.topology.Topology;

/** Measures the distances between runs in each aspect. */
final class Aspects {

  private static final DynamicalSimilarity SIMILARITY = new DynamicalSimilarity(8, 1000);

  private final Cohort cohort;
  private final DegeneracyParameters p;
  private final AnalysisContext context;
  private final List<DynamicalSystem> systems;
  private final List<String> notes = new ArrayList<>();
  private List<Topology> topologies = List.of();

  Aspects(Cohort cohort, DegeneracyParameters p, AnalysisContext context) {
    this.cohort = cohort;
    this.p = p;
    this.context = context;
    this.systems = cohort.runs().stream().map(run -> run.run().network().dynamics()).toList();
  }

  /** What the aspects leave open, in sentences. */
  List<String> notes() {
    return notes;
  }

  /** The topology of each run, once measured. */
  List<Topology> topologies() {
    return topologies;
  }

  List<Aspect> measure() {
    List<Trials> trials = cohort.sameTrials(0, p.trials());
    List<Trajectories> courses = new ArrayList<>();
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      ComparedRun run = cohort.runs().get(i);
      context.progress("simulating " + run.name(), 0.1 * i / systems.size());
      courses.add(Trajectories.of(systems.get(i), trials.get(i)));
      answers.add(Answers.of(run.run().trials(), trials.get(i), courses.get(i)));
    }
    List<Aspect> aspects = new ArrayList<>();
    String unit = "trials answered differently";
    aspects.add(new Aspect("behaviour", "behaviour", unit, Answers.distances(answers)));
    stressed(unit).ifPresent(aspects::add);
    aspects.add(
        new Aspect(
            "topology",
            "topology",
            "points and transitions without partner",
            topology(trials, courses)));
    weights().ifPresent(aspects::add);
    aspects.add(new Aspect("dynamics", "dynamics", "DSA (rad)", dynamics(courses, trials)));
    return aspects;
  }

  /** All stress tests together. */
  private Optional<Aspect> stressed(String unit) {
    Set<String> shared = new TreeSet<>(names(cohort.runs().get(0)));
    cohort.runs().forEach(run -> shared.retainAll(names(run)));
    if (shared.isEmpty()) {
      notes.add("The task has no stress test, so nothing is said of behaviour out of distribution");
      return Optional.empty();
    }
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      ComparedRun run = cohort.runs().get(i);
      context.progress("stress tests of " + run.name(), 0.1 + 0.2 * i / systems.size());
      DoubleStream all = DoubleStream.empty();
      for (StressedTrials test : run.stresses()) {
        if (shared.contains(test.name())) {
          Trials trials = test.trials().trials(0, p.trials());
          Trajectories course = Trajectories.of(systems.get(i), trials);
          Answers own = Answers.of(test.trials(), trials, course);
          all = DoubleStream.concat(all, Arrays.stream(own.accuracies()));
        }
      }
      answers.add(new Answers(all.toArray()));
    }
    return Optional.of(
        new Aspect(
            "stress",
            "behaviour under stress (%s)".formatted(String.join(", ", shared)),
            unit,
            Answers.distances(answers)));
  }

  private static List<String> names(ComparedRun run) {
    return run.stresses().stream().map(StressedTrials::name).toList();
  }

  private DistanceMatrix topology(List<Trials> trials, List<Trajectories> courses) {
    int runs = systems.size();
    List<Topology> found =
        p.search(context.threads())
            .each(
                systems,
                trials,
                courses,
                p.mostInputs(),
                context.random().named("search"),
                i ->
                    context.progress(
                        "fixed points of " + cohort.runs().get(i).name(), 0.3 + 0.4 * i / runs));
    long consistent = found.stream().filter(Topology::consistent).count();
    if (consistent < runs) {
      notes.add(
          "In %s of %s runs a search for fixed points is known to have missed some, which makes topologies differ"
              .formatted(runs - consistent, runs));
    }
    topologies = found;
    return DistanceMatrix.of(runs, (a, b) -> found.get(a).distance(found.get(b)));
  }

  /** Between runs of one group alone, as those of others may have other sizes. */
  private Optional<Aspect> weights() {
    context.progress("matching units", 0.7);
    for (int i = 1; i < systems.size(); i++) {
      if (sameGroup(i, i - 1)
          && WeightDistance.between(systems.get(i), systems.get(i - 1)).isEmpty()) {
        notes.add(
            "Weights are not compared: the networks of a group are not leaky, or of two sizes");
        return Optional.empty();
      }
    }
    return Optional.of(
        new Aspect(
            "weights",
            "weights, units matched",
            "share of their size",
            DistanceMatrix.of(
                systems.size(),
                (a, b) -> {
                  context.progress("matching units", 0.7 + 0.2 * a / systems.size());
                  return sameGroup(a, b)
                      ? WeightDistance.between(systems.get(a), systems.get(b)).orElse(0)
                      : 0;
                })));
  }

  private boolean sameGroup(int a, int b) {
    return cohort.runs().get(a).group().equals(cohort.runs().get(b).group());
  }

  private DistanceMatrix dynamics(List<Trajectories> courses, List<Trials> trials) {
    context.progress("comparing dynamics", 0.7);
    List<Trajectories> shared = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      shared.add(SharedRates.of(systems.get(i), courses.get(i)));
    }
    FittedDynamics fitted =
        FittedDynamics.of(
            shared, FittedDynamics.sharedInputs(trials), FittedDynamics.Settings.standard());
    notes.add(
        "Dynamics: " + fitted.words(fitted.floor(SIMILARITY, context.random().named("starts"))));
    return fitted.distances(SIMILARITY, context.random().named("starts"));
  }
}
