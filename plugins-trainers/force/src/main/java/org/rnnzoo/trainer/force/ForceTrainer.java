package org.rnnzoo.trainer.force;

import java.util.List;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

/**
 * FORCE learning: the output is fed back into the network while its readout is learned online, so
 * that activity is forced to stay near what is wanted (Sussillo &amp; Abbott 2009, figure 1A).
 *
 * <p>Step k runs the trials from {@code k·batch} on, one after the other and each from the initial
 * state, in float64 and without the network's noise.
 */
public final class ForceTrainer implements Trainer<ForceParameters> {

  static final String NAME = "force";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "FORCE: the readout is learned while it is fed back into the network";
  }

  @Override
  public String citation() {
    return "Sussillo & Abbott 2009, Neuron 63:544";
  }

  @Override
  public List<String> tags() {
    return List.of("reservoir", "recursive least squares", "feedback");
  }

  @Override
  public ForceParameters defaults() {
    return ForceParameters.FEEDBACK;
  }

  /**
   * @throws IllegalArgumentException if the network has no feedback from its outputs or is not a
   *     leaky network, its readout may not be trained, or the task asks for another loss than the
   *     squared error
   */
  @Override
  public StopReason train(
      Network network, TrialSource<?> trials, ForceParameters p, TrainingContext context) {
    return new FeedbackTraining(network, trials, p, context).run();
  }
}
