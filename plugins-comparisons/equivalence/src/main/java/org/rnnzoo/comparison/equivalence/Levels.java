package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.circuit.CircuitMatch;
import org.rnnzoo.dynamics.circuit.CrossPerturbation;
import org.rnnzoo.dynamics.circuit.EmbeddedCircuit;
import org.rnnzoo.dynamics.similarity.Answers;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;
import org.rnnzoo.dynamics.similarity.FittedDynamics;
import org.rnnzoo.dynamics.similarity.SharedRates;
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
  private final List<DynamicalSystem> systems;
  private final List<String> notes = new ArrayList<>();

  Levels(Cohort cohort, EquivalenceParameters p, AnalysisContext context) {
    this.cohort = cohort;
    this.p = p;
    this.context = context;
    this.systems = cohort.runs().stream().map(run -> run.run().network().dynamics()).toList();
  }

  /** What the levels leave open, in sentences. */
  List<String> notes() {
    return notes;
  }

  List<Level> measure() {
    List<Trials> trials = cohort.sameTrials(0, p.trials());
    List<Trajectories> courses = new ArrayList<>();
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      ComparedRun run = cohort.runs().get(i);
      context.progress("simulating " + run.name(), 0.1 * i / systems.size());
      courses.add(Trajectories.of(systems.get(i), trials.get(i)));
      answers.add(Answers.of(run.run().trials(), trials.get(i), courses.get(i)));
    }
    List<Level> levels = new ArrayList<>();
    String unit = "trials answered differently";
    levels.add(
        new Level(
            "behaviour",
            "behaviour",
            unit,
            Answers.distances(answers),
            p.margins().marginBehaviour()));
    stressed(unit).ifPresent(levels::add);
    levels.add(
        new Level(
            "topology",
            "topology",
            "points and transitions without partner",
            topology(trials, courses),
            p.margins().marginTopology()));
    levels.addAll(dynamics(courses, trials));
    circuits(trials).ifPresent(levels::add);
    return levels;
  }

  /** All stress tests together. */
  private Optional<Level> stressed(String unit) {
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
        new Level(
            "stress",
            "behaviour under stress (%s)".formatted(String.join(", ", shared)),
            unit,
            Answers.distances(answers),
            p.margins().marginStress()));
  }

  private static List<String> names(ComparedRun run) {
    return run.stresses().stream().map(StressedTrials::name).toList();
  }

  private DistanceMatrix topology(List<Trials> trials, List<Trajectories> courses) {
    int runs = systems.size();
    List<Topology> found =
        p.search()
            .with(context.threads())
            .each(
                systems,
                trials,
                courses,
                p.search().mostInputs(),
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
    return DistanceMatrix.of(runs, (a, b) -> found.get(a).distance(found.get(b)));
  }

  /** What the circuits of two networks do not foretell of each other, where all runs have one. */
  private Optional<Level> circuits(List<Trials> trials) {
    List<EmbeddedCircuit> circuits =
        cohort.runs().stream().map(EmbeddedCircuit::of).flatMap(Optional::stream).toList();
    int runs = cohort.runs().size();
    if (circuits.size() < runs) {
      notes.add(
          "Nothing is said of causal circuits, as %s of %s runs have no latent circuit; 'zoo analyze RUN latent-circuit' finds one"
              .formatted(runs - circuits.size(), runs));
      return Optional.empty();
    }
    List<Trials> few = cohort.sameTrials(0, Math.min(trials.get(0).size(), PERTURBED_TRIALS));
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
  private List<Level> dynamics(List<Trajectories> courses, List<Trials> trials) {
    context.progress("comparing dynamics", 0.7);
    List<Trajectories> shared = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      shared.add(SharedRates.of(systems.get(i), courses.get(i)));
    }
    FittedDynamics fitted =
        FittedDynamics.of(
            shared, FittedDynamics.sharedInputs(trials), FittedDynamics.Settings.standard());
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
