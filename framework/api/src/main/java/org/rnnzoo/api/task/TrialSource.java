package org.rnnzoo.api.task;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.random.RandomStream;

/**
 * An endless, addressable list of trials of one task with everything about it settled.
 *
 * @param <P> the record of the task's parameters
 * @param task the task
 * @param parameters its parameters
 * @param clock the sampling period
 * @param stream where its randomness comes from; training, evaluation and analysis have different
 *     streams
 */
public record TrialSource<P extends Record>(
    Task<P> task, P parameters, Clock clock, RandomStream stream) {

  /** The same task with other random draws. */
  public TrialSource<P> on(RandomStream other) {
    return new TrialSource<>(task, parameters, clock, other);
  }

  /** The channels of the task. */
  public Channels channels() {
    return task.channels(parameters);
  }

  /** What training minimises, by groups of outputs. */
  public List<Loss.Term> losses() {
    return task.losses(parameters);
  }

  /** So many trials, or as many as there are different ones. */
  public int atMost(int wanted) {
    return Math.min(wanted, task.differentTrials(parameters).orElse(wanted));
  }

  /**
   * The trials from {@code first} on.
   *
   * @param first the number of the first trial, counted from 0
   * @param count how many, at least 1
   * @throws IllegalArgumentException if there are no such trials
   */
  public Trials trials(long first, int count) {
    if (first < 0 || count < 1) {
      throw new IllegalArgumentException(
          "There are no %s trials from number %s on; a batch has at least one, counted from 0."
              .formatted(count, first));
    }
    return task.generate(parameters, clock, stream, first, count);
  }

  /**
   * Judges the answers to a batch.
   *
   * @param outputs {@code [trials, time, outputs]} in C order
   */
  public List<Verdict> score(Trials trials, float[] outputs) {
    int width = channels().outputs().size();
    List<Verdict> verdicts = new ArrayList<>(trials.size());
    for (int i = 0; i < trials.size(); i++) {
      verdicts.add(
          task.score(parameters, trials.get(i), new Response(outputs, trials.time(), width, i)));
    }
    return verdicts;
  }
}
