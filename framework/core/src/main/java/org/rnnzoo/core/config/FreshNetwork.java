package org.rnnzoo.core.config;

import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.core.UserException;

/** The network that an experiment starts from. */
final class FreshNetwork {

  private final Experiment experiment;

  FreshNetwork(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * Makes it.
   *
   * @throws UserException if the tasks refuse their parameters or the sampling period or do not go
   *     together, the model refuses its parameters, or a tensor to freeze does not exist
   */
  Network make() {
    Channels channels = requireTasks();
    try {
      Network network = make(experiment.model().plugin(), channels);
      experiment.freeze().forEach(network.weights()::freeze);
      return network;
    } catch (IllegalArgumentException e) {
      throw UserException.input("model: " + e.getMessage(), e);
    }
  }

  /**
   * The channels of the network.
   *
   * @throws UserException if the tasks refuse their parameters or the sampling period, or do not go
   *     together
   */
  Channels requireTasks() {
    try {
      Channels channels = experiment.trials("training").channels();
      requireSame(channels);
      // Some sampling periods are too long for what a task is to show.
      experiment
          .stages()
          .forEach(stage -> experiment.trials(stage.task(), "training").trials(0, 1));
      return channels;
    } catch (IllegalArgumentException e) {
      throw UserException.input("task: " + e.getMessage(), e);
    }
  }

  private void requireSame(Channels channels) {
    for (Stage stage : experiment.curriculum()) {
      Channels others = experiment.trials(stage.task(), "training").channels();
      if (!others.equals(channels)) {
        throw UserException.input(
            "curriculum: %s has inputs %s and outputs %s, but the last stage, %s, has inputs %s and outputs %s; all stages must have the same channels."
                .formatted(
                    stage.task().use(),
                    others.inputs(),
                    others.outputs(),
                    experiment.task().use(),
                    channels.inputs(),
                    channels.outputs()));
      }
    }
  }

  private <P extends Record> Network make(Model<P> plugin, Channels channels) {
    return plugin.create(
        PluginParameters.of(plugin, experiment.model().parameters()),
        channels.inputs().size(),
        channels.outputs().size(),
        experiment.clock(),
        experiment.random().named("weights"));
  }
}
