package org.rnnzoo.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.random.RandomStream;

/**
 * A behavioural task: how its trials are made and how an answer is judged.
 *
 * <p>A task has no state. The same parameters, sampling period and stream give the same trial, bit
 * for bit, on any thread.
 *
 * @param <P> the record of the task's parameters
 */
@ConsumerType
public interface Task<P extends Record> extends Plugin<P> {

  /**
   * The standard versions, the canonical one first; at least one, usually three. Each has at least
   * one stress test.
   */
  List<Version<P>> versions();

  /** The channels for the given parameters. */
  Channels channels(P parameters);

  /** Composes one trial. */
  void compose(P parameters, TrialBuilder trial);

  /**
   * Judges the answer to one trial; unless a task does it otherwise, by the decisions of the trial,
   * as {@link ChoiceRule#judge} says.
   */
  default Verdict score(P parameters, Trial trial, Response response) {
    return ChoiceRule.judge(trial, response);
  }

  /** What training minimises on this task. */
  default Loss loss(P parameters) {
    return Loss.SQUARED_ERROR;
  }

  /** What training minimises on each group of outputs; one group of all of them, usually. */
  default List<Loss.Term> losses(P parameters) {
    return List.of(loss(parameters).everywhere());
  }

  /** The parameters of the canonical version. */
  @Override
  default P defaults() {
    return versions().get(0).parameters();
  }

  /**
   * How many different trials there are if there are only so many, at least 1, as of trials from a
   * file: the first so many of a stream are then all of them, and who tests a network needs no
   * more. Empty, as usual, where every trial is drawn anew.
   */
  default OptionalInt differentTrials(P parameters) {
    return OptionalInt.empty();
  }

  /**
   * A batch of trials. Trial i depends on the stream and on i alone, not on the batch it is in.
   *
   * @param first the place of the first trial in the endless list of trials of the stream
   * @param count how many trials
   */
  default Trials generate(P parameters, Clock clock, RandomStream stream, long first, int count) {
    Channels channels = channels(parameters);
    List<Trial> trials = new ArrayList<>(count);
    for (long i = first; i < first + count; i++) {
      TrialBuilder trial = new TrialBuilder(channels, clock, stream.indexed(i).generator());
      compose(parameters, trial);
      trials.add(trial.build());
    }
    return new Trials(clock, channels, trials);
  }
}
