package org.rnnzoo.trainer.force;

import java.util.List;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

/**
 * Recursive least squares on the readout of a network whose other weights stay as they are (a
 * reservoir in the sense of Jaeger 2001).
 *
 * <p>Step k runs the trials from {@code k·batch} on, with noise from the k-th child of the
 * trainer's stream, and then learns from the rates that were recorded.
 */
public final class RecursiveLeastSquaresTrainer implements Trainer<ForceParameters> {

  static final String NAME = "recursive-least-squares";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Recursive least squares on the readout of a reservoir, without feedback";
  }

  @Override
  public String citation() {
    return "Jaeger 2001, GMD Report 148";
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
    try (ReservoirTraining training = new ReservoirTraining(network, trials, p, context)) {
      return training.run();
    }
  }
}
