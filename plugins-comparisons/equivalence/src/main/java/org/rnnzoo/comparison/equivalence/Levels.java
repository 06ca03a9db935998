package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.similarity.DelayChoice;
import org.rnnzoo.dynamics.similarity.DelayModel;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;
import org.rnnzoo.dynamics.topology.ConstantInput;
import org.rnnzoo.dynamics.topology.Topology;

/** Measures the distances between runs at each level. */
final class Levels {

  private static final int COMPONENTS = 10;
  private static final double VARIANCE = 0.95;
  private static final double RIDGE = 1e-3;
  private static final double SLACK = 0.05;
  private static final DynamicalSimilarity SIMILARITY = new DynamicalSimilarity(8, 1000);

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
    for (int i = 0; i < systems.size(); i++) {
      context.progress("simulating " + cohort.runs().get(i).name(), 0.1 * i / systems.size());
      courses.add(Trajectories.of(systems.get(i), trials.get(i)));
    }
    List<Level> levels = new ArrayList<>();
    levels.add(
        new Level(
            "behaviour",
            "behaviour",
            "trials answered differently",
            disagreement(answers(trials, courses)),
            p.marginBehaviour()));
    stressed().ifPresent(levels::add);
    levels.add(
        new Level(
            "topology",
            "topology",
            "points and transitions without partner",
            topology(trials, courses),
            p.marginTopology()));
    levels.add(
        new Level("dynamics", "dynamics", "DSA (rad)", dynamics(courses), p.marginDynamics()));
    return levels;
  }

  /** The accuracy of each run in each trial; NaN where a trial does not count. */
  private double[][] answers(List<Trials> trials, List<Trajectories> courses) {
    double[][] answers = new double[courses.size()][];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = scores(cohort.runs().get(i).run().trials(), trials.get(i), courses.get(i));
    }
    return answers;
  }

  private static double[] scores(TrialSource<?> source, Trials trials, Trajectories course) {
    float[] outputs = new float[trials.size() * trials.time() * course.width()];
    for (int trial = 0; trial < trials.size(); trial++) {
      double[] own = course.outputs()[trial];
      int start = trial * trials.time() * course.width();
      for (int k = 0; k < own.length; k++) {
        outputs[start + k] = (float) own[k];
      }
    }
    List<Verdict> verdicts = source.score(trials, outputs);
    return verdicts.stream()
        .mapToDouble(verdict -> verdict.scored() ? verdict.accuracy() : Double.NaN)
        .toArray();
  }

  /** The mean difference of the accuracies in a trial, over trials that count for both. */
  private static DistanceMatrix disagreement(double[][] answers) {
    return DistanceMatrix.of(
        answers.length,
        (a, b) -> {
          double sum = 0;
          int count = 0;
          for (int t = 0; t < answers[a].length; t++) {
            double difference = Math.abs(answers[a][t] - answers[b][t]);
            if (!Double.isNaN(difference)) {
              sum += difference;
              count++;
            }
          }
          return count == 0 ? 0 : sum / count;
        });
  }

  /** All stress tests together. */
  private Optional<Level> stressed() {
    Set<String> shared =
        cohort.runs().get(0).stresses().stream()
            .map(StressedTrials::name)
            .collect(Collectors.toCollection(TreeSet::new));
    cohort
        .runs()
        .forEach(
            run -> shared.retainAll(run.stresses().stream().map(StressedTrials::name).toList()));
    if (shared.isEmpty()) {
      notes.add("The task has no stress test, so nothing is said of behaviour out of distribution");
      return Optional.empty();
    }
    int runs = cohort.runs().size();
    double[][] answers = new double[runs][];
    for (int i = 0; i < runs; i++) {
      ComparedRun run = cohort.runs().get(i);
      context.progress("stress tests of " + run.name(), 0.1 + 0.2 * i / runs);
      double[][] parts = new double[shared.size()][];
      int part = 0;
      for (String name : shared) {
        StressedTrials test =
            run.stresses().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        Trials trials = test.trials().trials(0, p.trials());
        parts[part++] = scores(test.trials(), trials, Trajectories.of(systems.get(i), trials));
      }
      answers[i] = Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }
    return Optional.of(
        new Level(
            "stress",
            "behaviour under stress (%s)".formatted(String.join(", ", shared)),
            "trials answered differently",
            disagreement(answers),
            p.marginStress()));
  }

  private DistanceMatrix topology(List<Trials> trials, List<Trajectories> courses) {
    Trials plain =
        trials.stream()
            .min(Comparator.comparingInt(batch -> batch.channels().inputs().size()))
            .orElseThrow();
    List<ConstantInput> inputs = ConstantInput.of(plain, p.mostInputs());
    List<Topology> found = new ArrayList<>();
    int runs = systems.size();
    for (int i = 0; i < runs; i++) {
      context.progress("fixed points of " + cohort.runs().get(i).name(), 0.3 + 0.4 * i / runs);
      found.add(
          p.search(context.threads())
              .of(
                  systems.get(i),
                  inputs,
                  trials.get(i).channels().inputs(),
                  courses.get(i).allStates(),
                  context.random().named("search").indexed(i)));
    }
    long consistent = found.stream().filter(Topology::consistent).count();
    if (consistent < runs) {
      notes.add(
          "In %d of %d runs a search for fixed points is known to have missed some, which makes topologies differ"
              .formatted(runs - consistent, runs));
    }
    return DistanceMatrix.of(runs, (a, b) -> found.get(a).distance(found.get(b)));
  }

  private DistanceMatrix dynamics(List<Trajectories> courses) {
    List<PrincipalComponents> components =
        courses.stream().map(course -> PrincipalComponents.of(course.rateSamples())).toList();
    int count =
        Math.min(COMPONENTS, components.stream().mapToInt(Levels::needed).max().orElseThrow());
    List<DelayChoice.Activity> reduced = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      reduced.add(reduced(courses.get(i), components.get(i), count));
    }
    DelayChoice choice =
        DelayChoice.of(reduced, DelayChoice.DELAYS, DelayChoice.RANKS, RIDGE, SLACK);
    notes.add(
        "Dynamics: linear models of rank %d with %d delays, whose error on other trials is %.2f of that of no change"
            .formatted(choice.rank(), choice.delays(), choice.error()));
    List<DMatrixRMaj> operators = new ArrayList<>();
    for (DelayChoice.Activity one : reduced) {
      operators.add(
          DelayModel.fit(one.fitted(), one.variables(), choice.delays(), choice.rank(), RIDGE)
              .operator());
    }
    RandomStream random = context.random().named("starts");
    int n = operators.size();
    return DistanceMatrix.of(
        n,
        (a, b) -> {
          context.progress("comparing dynamics", 0.7 + 0.25 * a / n);
          return SIMILARITY.angle(
              operators.get(a), operators.get(b), random.indexed((long) a * n + b).generator());
        });
  }

  private static int needed(PrincipalComponents components) {
    double[] shares = components.cumulative();
    int needed = 1;
    while (needed < shares.length && shares[needed - 1] < VARIANCE) {
      needed++;
    }
    return needed;
  }

  private static DelayChoice.Activity reduced(
      Trajectories course, PrincipalComponents components, int count) {
    int variables = Math.min(count, course.units());
    double[][] all = new double[course.trials()][];
    for (int i = 0; i < all.length; i++) {
      double[] rates = course.rates()[i];
      all[i] =
          components.project(
                  DMatrixRMaj.wrap(rates.length / course.units(), course.units(), rates), variables)
              .data;
    }
    int half = all.length / 2;
    return new DelayChoice.Activity(
        Arrays.copyOf(all, half), Arrays.copyOfRange(all, half, all.length), variables);
  }
}
