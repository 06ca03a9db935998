package org.rnnzoo.core.task;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * A task of which something is hidden from the network: a control for what accuracy rests on.
 *
 * <p>Hidden inputs carry nothing but their noise. All else is as it was, trial by trial: what was
 * drawn, when things happen, what is wanted and how answers are judged.
 *
 * @param <P> the record of the task's parameters
 * @param task the task
 * @param spots what is hidden
 */
public record BlindTask<P extends Record>(Task<P> task, List<BlindSpot> spots)
    implements AlteredTask<P> {

  /** Among so many trials every epoch of a task comes up. */
  private static final int TRIALS = 64;

  public BlindTask {
    spots = List.copyOf(spots);
  }

  /**
   * The task itself if nothing is hidden, else a blind one.
   *
   * @throws IllegalArgumentException if the task with these parameters has no such input or epoch
   */
  public static <P extends Record> Task<P> of(
      Task<P> task, P parameters, List<BlindSpot> spots, Clock clock) {
    if (spots.isEmpty()) {
      return task;
    }
    BlindTask<P> blind = new BlindTask<>(task, spots);
    blind.requireInputs(task.channels(parameters));
    blind.requireEpochs(parameters, clock);
    return blind;
  }

  private void requireInputs(Channels channels) {
    for (BlindSpot spot : spots) {
      if (spot.inputs(channels).isEmpty()) {
        throw new IllegalArgumentException(
            "%s has no input '%s' to be blind to; it has %s."
                .formatted(name(), spot.input(), String.join(", ", channels.inputs())));
      }
    }
  }

  private void requireEpochs(P parameters, Clock clock) {
    Set<String> names = new LinkedHashSet<>();
    Set<BlindSpot> found = new LinkedHashSet<>();
    for (int i = 0; i < TRIALS && found.size() < spots.size(); i++) {
      TrialBuilder trial =
          new TrialBuilder(channels(parameters), clock, RandomStream.root(i).generator());
      task.compose(parameters, trial);
      for (Epoch epoch : trial.epochs()) {
        names.add(epoch.name());
        spots.stream().filter(spot -> spot.covers(epoch)).forEach(found::add);
      }
    }
    for (BlindSpot spot : spots) {
      if (!found.contains(spot)) {
        throw new IllegalArgumentException(
            "%s has no epoch '%s' to be blind in; it has %s."
                .formatted(name(), spot.epoch(), String.join(", ", names)));
      }
    }
  }

  @Override
  public void compose(P parameters, TrialBuilder trial) {
    task.compose(parameters, trial);
    Channels channels = channels(parameters);
    for (BlindSpot spot : spots) {
      Epoch[] during = trial.epochs().stream().filter(spot::covers).toArray(Epoch[]::new);
      spot.inputs(channels).forEach(input -> trial.input(input).set(0, during));
    }
  }
}
