package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.circuit.CircuitMatch;
import org.rnnzoo.dynamics.circuit.CrossPerturbation;
import org.rnnzoo.dynamics.circuit.EmbeddedCircuit;
import org.rnnzoo.dynamics.cohort.SimulatedCohort;
import org.rnnzoo.dynamics.cohort.StressAnswers;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;
import org.rnnzoo.dynamics.similarity.FittedDynamics;
import org.rnnzoo.dynamics.topology.Topology;

/** Measures the distances between runs at each level. */
final class Levels {

  private static final DynamicalSimilarity SIMILARITY = new DynamicalSimilarity(8, 1000);

  /** Perturbed networks are simulated once for each connection of a circuit and sign. */
  private static final int PERTURBED_TRIALS = 16;

  /** That of the analysis latent-circuit. */
  private static final double PERTURBATION = 0.3;

  private final Cohort cohort;
  private final EquivalenceParameters p;
  private final AnalysisContext context;
  private final SimulatedCohort simulated;
  private final List<String> notes = new ArrayList<>();

  Levels(Cohort cohort, EquivalenceParameters p, AnalysisContext context) {
    this.cohort = cohort;
    this.p = p;
    this.context = context;
    this.simulated =
        SimulatedCohort.of(
            cohort, p.trials(), (run, done) -> context.progress("simulating " + run, 0.1 * done));
  }

  /** What the levels leave open, in sentences. */
  List<String> notes() {
    return notes;
  }

  List<Level> measure() {
    List<Level> levels = new ArrayList<>();
    String unit = "trials answered differently";
    levels.add(
        new Level(
            "behaviour",
            "behaviour",
            unit,
            simulated.disagreement(),
            p.margins().marginBehaviour()));
    stressed(unit).ifPresent(levels::add);
    levels.add(
        new Level(
            "topology",
            "topology",
            "share of points and transitions that differ",
            topology(),
            p.margins().marginTopology()));
    levels.addAll(dynamics());
    circuits().ifPresent(levels::add);
    return levels;
  }

  private Optional<Level> stressed(String unit) {
    Optional<StressAnswers> answers =
        simulated.underStress(
            p.trials(),
            (run, done) -> context.progress("stress tests of " + run, 0.1 + 0.2 * done));
    if (answers.isEmpty()) {
      notes.add("The task has no stress test, so nothing is said of behaviour out of distribution");
    }
    return answers.map(
        found ->
            new Level(
                "stress",
                "behaviour under stress (%s)".formatted(String.join(", ", found.tests())),
                unit,
                found.distances(),
                p.margins().marginStress()));
  }

  private DistanceMatrix topology() {
    List<Topology> found =
        simulated.topologies(
            p.search().with(context.threads()),
            p.search().mostInputs(),
            context.random().named("search"),
            (run, done) -> context.progress("fixed points of " + run, 0.3 + 0.4 * done));
    int runs = found.size();
    long consistent = found.stream().filter(Topology::consistent).count();
    if (consistent < runs) {
      notes.add(
          "In %s of %s runs a search for fixed points is known to have missed some, which makes topologies differ"
              .formatted(runs - consistent, runs));
    }
    return DistanceMatrix.of(runs, (a, b) -> found.get(a).distance(found.get(b)));
  }

  /** What the circuits of two networks do not foretell of each other, where all runs have one. */
  private Optional<Level> circuits() {
    List<EmbeddedCircuit> circuits =
        cohort.runs().stream().map(EmbeddedCircuit::of).flatMap(Optional::stream).toList();
    int runs = cohort.runs().size();
    if (circuits.size() < runs) {
      notes.add(
          "Nothing is said of causal circuits, as %s of %s runs have no latent circuit; 'zoo analyze RUN latent-circuit' finds one"
              .formatted(runs - circuits.size(), runs));
      return Optional.empty();
    }
    List<Trials> few = cohort.sameTrials(0, Math.min(p.trials(), PERTURBED_TRIALS));
    List<CrossPerturbation> perturbed = new ArrayList<>();
    double own = 0;
    for (int i = 0; i < runs; i++) {
      context.progress("perturbing " + cohort.runs().get(i).name(), 0.75 + 0.15 * i / runs);
      perturbed.add(
          CrossPerturbation.of(
              circuits.get(i),
              few.get(i),
              PERTURBATION,
              context.random().named("directions").indexed(i).generator()));
      own += perturbed.get(i).self() / runs;
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "Circuit: in the mean a network's own circuit foretells its changes with a correlation"
                + " of %.2f, so that a distance below %.2f cannot be expected",
            own,
            1 - own));
    return Optional.of(
        new Level(
            "circuit",
            "causal circuit",
            "changes not foretold (1 - correlation)",
            DistanceMatrix.of(
                runs,
                (a, b) ->
                    1
                        - (foretold(circuits, perturbed, few, a, b)
                                + foretold(circuits, perturbed, few, b, a))
                            / 2),
            p.margins().marginCircuit()));
  }

  /** How well the circuit of one run foretells changes of another. */
  private double foretold(
      List<EmbeddedCircuit> circuits,
      List<CrossPerturbation> perturbed,
      List<Trials> trials,
      int circuit,
      int network) {
    CircuitMatch match =
        CircuitMatch.of(
            circuits.get(circuit),
            circuits.get(network),
            context
                .random()
                .named("match")
                .indexed((long) circuit * circuits.size() + network)
                .generator());
    double correlation = perturbed.get(network).foretoldBy(match, trials.get(circuit));
    // A circuit that foretells no change at all foretells nothing.
    return Double.isNaN(correlation) ? 0 : correlation;
  }

  /** Of activity alone, and of activity under the inputs that all networks get. */
  private List<Level> dynamics() {
    context.progress("comparing dynamics", 0.7);
    FittedDynamics fitted =
        FittedDynamics.of(
            simulated.sharedRates(),
            FittedDynamics.sharedInputs(simulated.trials()),
            FittedDynamics.Settings.standard());
    RandomStream starts = context.random().named("starts");
    notes.add("Dynamics: " + fitted.words(fitted.floor(SIMILARITY, starts)));
    notes.add(
        String.format(
            Locale.ROOT,
            "Dynamics under inputs: a run and itself on other trials are %.4f apart",
            fitted.drivenFloor()));
    return List.of(
        new Level(
            "dynamics",
            "dynamics",
            "DSA (rad)",
            fitted.distances(SIMILARITY, starts),
            p.margins().marginDynamics()),
        new Level(
            "driven",
            "dynamics under inputs",
            "InputDSA (rad)",
            fitted.drivenDistances(),
            p.margins().marginDriven()));
  }
}
