package org.rnnzoo.comparison.degeneracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.cohort.SimulatedCohort;
import org.rnnzoo.dynamics.cohort.StressAnswers;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;
import org.rnnzoo.dynamics.similarity.FittedDynamics;
import org.rnnzoo.dynamics.topology.Topology;

/** Measures the distances between runs in each aspect. */
final class Aspects {

  private static final DynamicalSimilarity SIMILARITY = new DynamicalSimilarity(8, 1000);

  private final Cohort cohort;
  private final DegeneracyParameters p;
  private final AnalysisContext context;
  private final SimulatedCohort simulated;
  private final List<String> notes = new ArrayList<>();
  private List<Topology> topologies = List.of();

  Aspects(Cohort cohort, DegeneracyParameters p, AnalysisContext context) {
    this.cohort = cohort;
    this.p = p;
    this.context = context;
    this.simulated =
        SimulatedCohort.of(
            cohort, p.trials(), (run, done) -> context.progress("simulating " + run, 0.1 * done));
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
    List<Aspect> aspects = new ArrayList<>();
    String unit = "trials answered differently";
    aspects.add(new Aspect("behaviour", "behaviour", unit, simulated.disagreement()));
    stressed(unit).ifPresent(aspects::add);
    aspects.add(
        new Aspect(
            "topology", "topology", "share of points and transitions that differ", topology()));
    weights().ifPresent(aspects::add);
    aspects.add(new Aspect("dynamics", "dynamics", "DSA (rad)", dynamics()));
    return aspects;
  }

  private Optional<Aspect> stressed(String unit) {
    Optional<StressAnswers> answers =
        simulated.underStress(
            p.trials(),
            (run, done) -> context.progress("stress tests of " + run, 0.1 + 0.2 * done));
    if (answers.isEmpty()) {
      notes.add("The task has no stress test, so nothing is said of behaviour out of distribution");
    }
    return answers.map(
        found ->
            new Aspect(
                "stress",
                "behaviour under stress (%s)".formatted(String.join(", ", found.tests())),
                unit,
                found.distances()));
  }

  private DistanceMatrix topology() {
    topologies =
        simulated.topologies(
            p.search(context.threads()),
            p.mostInputs(),
            context.random().named("search"),
            (run, done) -> context.progress("fixed points of " + run, 0.3 + 0.4 * done));
    int runs = topologies.size();
    long consistent = topologies.stream().filter(Topology::consistent).count();
    if (consistent < runs) {
      notes.add(
          "In %s of %s runs a search for fixed points is known to have missed some, which makes topologies differ"
              .formatted(runs - consistent, runs));
    }
    return DistanceMatrix.of(runs, (a, b) -> topologies.get(a).distance(topologies.get(b)));
  }

  /** Between runs of one group alone, as those of others may have other sizes. */
  private Optional<Aspect> weights() {
    context.progress("matching units", 0.7);
    List<DynamicalSystem> systems = simulated.systems();
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
            "distance over norm (√2: unrelated)",
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

  private DistanceMatrix dynamics() {
    context.progress("comparing dynamics", 0.9);
    FittedDynamics fitted =
        FittedDynamics.of(
            simulated.sharedRates(),
            FittedDynamics.sharedInputs(simulated.trials()),
            FittedDynamics.Settings.standard());
    notes.add(
        "Dynamics: " + fitted.words(fitted.floor(SIMILARITY, context.random().named("starts"))));
    return fitted.distances(SIMILARITY, context.random().named("starts"));
  }
}
