package org.rnnzoo.core.task;

import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * A task whose answers have nothing to do with what is shown: each trial has the inputs of another
 * one, drawn independently, and the targets, times and judgement of its own. What a network reaches
 * here it owes to how answers are distributed, and to nothing it has seen or remembered.
 *
 * <p>Inputs are cut off, or end early, where the other trial is of another length.
 *
 * @param <P> the record of the task's parameters
 * @param task the task
 */
public record ShuffledTask<P extends Record>(Task<P> task) implements AlteredTask<P> {

  @Override
  public void compose(P parameters, TrialBuilder trial) {
    Channels channels = channels(parameters);
    TrialBuilder other = new TrialBuilder(channels, trial.clock(), trial.random());
    task.compose(parameters, other);
    task.compose(parameters, trial);
    Trial shown = other.build();
    int steps = trial.epochs().stream().mapToInt(Epoch::end).max().orElse(0);
    for (int channel = 0; channel < channels.inputs().size(); channel++) {
      trial.noise(channel, 0);
      for (int step = 0; step < steps; step++) {
        double value = step < shown.steps() ? shown.input(step, channel) : 0;
        trial.input(channel).set(value, new Epoch("step", step, step + 1));
      }
    }
  }
}
