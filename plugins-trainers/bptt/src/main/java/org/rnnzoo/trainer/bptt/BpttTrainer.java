package org.rnnzoo.trainer.bptt;

import java.util.List;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

/**
 * Back-propagation through time (Werbos 1990) with Adam (Kingma &amp; Ba 2015) or gradient descent
 * with momentum, and a limit on the norm of the gradient (Pascanu, Mikolov &amp; Bengio 2013).
 *
 * <p>Step k trains on the trials from {@code k·batch} on, with noise from the k-th child of the
 * trainer's stream, so that a step depends on nothing but the weights, the memory of the optimizer
 * and k.
 */
public final class BpttTrainer implements Trainer<BpttParameters> {

  @Override
  public String name() {
    return "bptt";
  }

  @Override
  public String title() {
    return "Back-propagation through time";
  }

  @Override
  public String citation() {
    return "Werbos 1990, Proceedings of the IEEE 78:1550; Kingma & Ba 2015, ICLR";
  }

  @Override
  public List<String> tags() {
    return List.of("gradient descent");
  }

  @Override
  public BpttParameters defaults() {
    return BpttParameters.DEFAULT;
  }

  @Override
  public StopReason train(
      Network network, TrialSource<?> trials, BpttParameters p, TrainingContext context) {
    try (Training training = new Training(network, trials, p, context)) {
      return training.run();
    }
  }
}
