package org.rnnzoo.trainer.force;

import java.util.List;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

/**
 * Recursive least squares on the readout of a network whose other weights stay as they are
 * (Sussillo &amp; Abbott 2009, without feedback).
 *
 * <p>Step k runs the trials from {@code k·batch} on, with noise from the k-th child of the
 * trainer's stream, and then learns from the rates that were recorded.
 */
public final class ForceTrainer implements Trainer<ForceParameters> {

  @Override
  public String name() {
    return "force";
  }

  @Override
  public String title() {
    return "FORCE: recursive least squares on the readout of a reservoir";
  }

  @Override
  public String citation() {
    return "Sussillo & Abbott 2009, Neuron 63:544";
  }

  @Override
  public List<String> tags() {
    return List.of("reservoir", "recursive least squares");
  }

  @Override
  public ForceParameters defaults() {
    return ForceParameters.DEFAULT;
  }

  /**
   * @throws IllegalArgumentException if the task asks for another loss than the squared error, or
   *     the outputs of the network are not a linear readout of its rates that may be trained
   */
  @Override
  public StopReason train(
      Network network, TrialSource<?> trials, ForceParameters p, TrainingContext context) {
    try (Training training = new Training(network, trials, p, context)) {
      return training.run();
    }
  }
}
