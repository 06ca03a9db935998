package org.rnnzoo.dynamics.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.DoubleStream;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.similarity.Answers;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.dynamics.similarity.SharedRates;
import org.rnnzoo.dynamics.topology.Topology;
import org.rnnzoo.dynamics.topology.TopologySearch;

/**
 * The runs of a cohort in the same trials, simulated without noise. All lists are in the order of
 * its runs.
 *
 * <p>What takes time tells a {@code progress} before each run: its name, and the share of the runs
 * that is done, in [0, 1). The progress may throw to stop.
 */
public final class SimulatedCohort {

  private final Cohort cohort;
  private final List<DynamicalSystem> systems;
  private final List<Trials> trials;
  private final List<Trajectories> courses;

  private SimulatedCohort(
      Cohort cohort,
      List<DynamicalSystem> systems,
      List<Trials> trials,
      List<Trajectories> courses) {
    this.cohort = cohort;
    this.systems = systems;
    this.trials = trials;
    this.courses = courses;
  }

  /**
   * Simulates the networks of all runs.
   *
   * @param count the number of trials
   * @throws IllegalArgumentException if runs differ in what is asked of them; see {@link
   *     Cohort#sameTrials}
   */
  public static SimulatedCohort of(Cohort cohort, int count, ObjDoubleConsumer<String> progress) {
    List<Trials> trials = cohort.sameTrials(0, count);
    List<DynamicalSystem> systems = new ArrayList<>();
    List<Trajectories> courses = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      tell(progress, cohort, i);
      DynamicalSystem system = cohort.runs().get(i).run().network().dynamics();
      systems.add(system);
      courses.add(Trajectories.of(system, trials.get(i)));
    }
    return new SimulatedCohort(cohort, List.copyOf(systems), trials, List.copyOf(courses));
  }

  private static void tell(ObjDoubleConsumer<String> progress, Cohort cohort, int run) {
    progress.accept(cohort.runs().get(run).name(), (double) run / cohort.runs().size());
  }

  /** The networks. */
  public List<DynamicalSystem> systems() {
    return systems;
  }

  /** The trials as each run sees them. */
  public List<Trials> trials() {
    return trials;
  }

  /** What each network does, with rates that mean the same in both forms. */
  public List<Trajectories> sharedRates() {
    List<Trajectories> shared = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      shared.add(SharedRates.of(systems.get(i), courses.get(i)));
    }
    return shared;
  }

  /** The disagreement of the answers of each two runs, in [0, 1]. */
  public DistanceMatrix disagreement() {
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      TrialSource<?> source = cohort.runs().get(i).run().trials();
      answers.add(Answers.of(source, trials.get(i), courses.get(i)));
    }
    return Answers.distances(answers);
  }

  /**
   * The disagreement of each two runs under stress, all stress tests together that all runs have.
   *
   * @param count the number of trials of each stress test
   * @return nothing if no stress test is shared
   */
  public Optional<StressAnswers> underStress(int count, ObjDoubleConsumer<String> progress) {
    Set<String> shared = new TreeSet<>(names(cohort.runs().get(0)));
    cohort.runs().forEach(run -> shared.retainAll(names(run)));
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      tell(progress, cohort, i);
      DoubleStream all = DoubleStream.empty();
      for (StressedTrials test : cohort.runs().get(i).stresses()) {
        if (shared.contains(test.name())) {
          Trials stressed = test.trials().trials(0, count);
          Trajectories course = Trajectories.of(systems.get(i), stressed);
          Answers own = Answers.of(test.trials(), stressed, course);
          all = DoubleStream.concat(all, Arrays.stream(own.accuracies()));
        }
      }
      answers.add(new Answers(all.toArray()));
    }
    return Optional.of(new StressAnswers(List.copyOf(shared), Answers.distances(answers)));
  }

  private static List<String> names(ComparedRun run) {
    return run.stresses().stream().map(StressedTrials::name).toList();
  }

  /**
   * The topology of each network for the same constant inputs.
   *
   * @param mostInputs the largest number of inputs beside none
   * @param random where searches start from
   */
  public List<Topology> topologies(
      TopologySearch search,
      int mostInputs,
      RandomStream random,
      ObjDoubleConsumer<String> progress) {
    return search.each(
        systems, trials, courses, mostInputs, random, run -> tell(progress, cohort, run));
  }
}
