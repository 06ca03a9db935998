package org.rnnzoo.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Tally;

/**
 * Evaluates a network on a fixed set of trials, with the network's noise.
 *
 * <p>Trials and noise are the same at every evaluation, so that two evaluations differ only by what
 * the network has learnt.
 */
public final class Evaluator implements AutoCloseable {

  /** The measure of an evaluation that tells the share of trials with outputs that are none. */
  static final String NOT_FINITE = "notFinite";

  private static final int BATCH = 512;

  private final TrialSource<?> source;
  private final List<Trials> batches = new ArrayList<>();
  private final Propagation propagation;
  private final Objective objective;
  private final RandomStream noise;

  /**
   * @param source where the trials come from
   * @param count how many trials, if there are so many different ones
   * @param noise the stream of the network's noise
   */
  public Evaluator(
      Network network, TrialSource<?> source, int count, RandomStream noise, int threads) {
    this(network, source, count, BATCH, noise, threads);
  }

  /**
   * @param source where the trials come from
   * @param wanted how many trials, if there are so many different ones
   * @param atATime how many of them are run together, which takes memory for all their steps
   * @param noise the stream of the network's noise
   */
  Evaluator(
      Network network,
      TrialSource<?> source,
      int wanted,
      int atATime,
      RandomStream noise,
      int threads) {
    this.source = source;
    this.noise = noise;
    this.objective = new Objective(source.losses(), 0);
    int count = source.atMost(wanted);
    for (int first = 0; first < count; first += atATime) {
      batches.add(source.trials(first, Math.min(atATime, count - first)));
    }
    int time = batches.stream().mapToInt(Trials::time).max().orElseThrow();
    this.propagation = network.propagation(Math.min(atATime, count), time, threads);
  }

  /** Whether any step of any trial counts, so that there is something to be learnt. */
  boolean hasTargets() {
    return batches.stream().anyMatch(trials -> sum(trials.maskValues()) > 0);
  }

  /** Runs all trials through the network as it is now. */
  public Evaluation evaluate() {
    return evaluate((trial, verdict) -> {});
  }

  /**
   * Runs all trials through the network as it is now.
   *
   * @param witness told of every trial and how it was answered
   */
  public Evaluation evaluate(BiConsumer<Trial, Verdict> witness) {
    double loss = 0;
    double weight = 0;
    int lost = 0;
    int all = 0;
    Tally tally = new Tally();
    for (int i = 0; i < batches.size(); i++) {
      Trials trials = batches.get(i);
      propagation.load(trials);
      propagation.forward(objective, noise.keyOf(i));
      double batchWeight = sum(trials.maskValues());
      loss += propagation.taskLoss() * batchWeight;
      weight += batchWeight;
      float[] outputs = propagation.outputValues();
      lost += withoutNumbers(trials, outputs);
      all += trials.size();
      List<Verdict> verdicts = source.score(trials, outputs);
      for (int t = 0; t < verdicts.size(); t++) {
        tally.add(verdicts.get(t));
        witness.accept(trials.get(t), verdicts.get(t));
      }
    }
    Evaluation evaluation = tally.evaluation(loss / weight);
    return lost == 0 ? evaluation : evaluation.with(NOT_FINITE, (double) lost / all);
  }

  /** In how many trials the network leaves all numbers, which no verdict of a task tells. */
  private static int withoutNumbers(Trials trials, float[] outputs) {
    int width = trials.channels().outputs().size();
    int count = 0;
    for (int trial = 0; trial < trials.size(); trial++) {
      int from = trial * trials.time() * width;
      int to = from + trials.get(trial).steps() * width;
      boolean finite = true;
      for (int i = from; finite && i < to; i++) {
        finite = Float.isFinite(outputs[i]);
      }
      count += finite ? 0 : 1;
    }
    return count;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  @Override
  public void close() {
    propagation.close();
  }
}
