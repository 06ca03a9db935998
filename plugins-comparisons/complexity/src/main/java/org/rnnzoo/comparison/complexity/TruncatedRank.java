package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.LowRankFactors;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.dynamics.similarity.Answers;

/**
 * The least rank R*trunc to which the recurrent matrix of a trained network can be cut down, by its
 * singular value decomposition, so that it still reaches the bar and the stress bars; simulated
 * without noise, all else as it was.
 *
 * @param rank the rank; infinite if none that was tried suffices
 * @param tries what each rank that was tried reached, from rank 1 on
 */
record TruncatedRank(double rank, List<Try> tries) {

  /**
   * A network cut down to a rank.
   *
   * @param rank the rank
   * @param accuracy the accuracy in ordinary trials
   * @param worstStress the least accuracy under stress, as the difference from its bar; NaN if the
   *     bar itself was missed or there is no stress test
   */
  record Try(int rank, double accuracy, double worstStress) {}

  /**
   * Whether a run can be asked: a leaky network on a task of one version.
   *
   * @return the accuracy from which the version counts as fitted; empty if it cannot be asked
   */
  static OptionalDouble bar(ComparedRun run) {
    String[] use = run.run().facts().task().split("@", 2);
    if (use.length < 2 || !(run.run().network().dynamics() instanceof LeakyNetwork)) {
      return OptionalDouble.empty();
    }
    return run.run().trials().task().versions().stream()
        .filter(version -> version.name().equals(use[1]))
        .map(Version::card)
        .mapToDouble(Version.Card::solved)
        .findFirst();
  }

  /**
   * Cuts a network down to rank 1, 2, … until it does the task.
   *
   * @param bar the accuracy to reach
   * @param trials how many trials
   * @param most the highest rank to try; 0 for the number of units
   */
  static TruncatedRank of(ComparedRun run, double bar, int trials, int most, Runnable heartbeat) {
    LeakyNetwork network = (LeakyNetwork) run.run().network().dynamics();
    int last = most == 0 ? network.dimension() : Math.min(most, network.dimension());
    List<Try> tries = new ArrayList<>();
    for (int rank = 1; rank <= last; rank++) {
      heartbeat.run();
      LeakyNetwork cut = network.withFactors(LowRankFactors.truncating(network.recurrent(), rank));
      Try one = attempt(run, cut, rank, bar, trials);
      tries.add(one);
      if (one.accuracy() >= bar && !(one.worstStress() < 0)) {
        return new TruncatedRank(rank, tries);
      }
    }
    return new TruncatedRank(Double.POSITIVE_INFINITY, tries);
  }

  private static Try attempt(
      ComparedRun run, DynamicalSystem cut, int rank, double bar, int trials) {
    double accuracy = accuracy(run.run().trials(), cut, trials);
    double worst = Double.NaN;
    for (StressedTrials stress : run.stresses()) {
      if (accuracy >= bar && !(worst < 0)) {
        double margin = accuracy(stress.trials(), cut, trials) - stress.bar();
        worst = Double.isNaN(worst) ? margin : Math.min(worst, margin);
      }
    }
    return new Try(rank, accuracy, worst);
  }

  /** The mean accuracy over the trials that count. */
  private static double accuracy(TrialSource<?> source, DynamicalSystem system, int count) {
    Trials trials = source.trials(0, count);
    return Arrays.stream(Answers.of(source, trials, Trajectories.of(system, trials)).accuracies())
        .filter(accuracy -> !Double.isNaN(accuracy))
        .average()
        .orElse(0);
  }
}
