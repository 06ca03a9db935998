package org.rnnzoo.testkit;

import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

/** Gradient descent with momentum; each of its promises can be broken by overriding a method. */
public class MomentumTrainer implements Trainer<MomentumTrainer.Parameters> {

  private static final int LONGEST = 100;

  /** The parameters. */
  public record Parameters(
      @Parameter(help = "Step size.", min = 0) double learningRate,
      @Parameter(help = "Number of trials in a batch.", min = 1) int batch) {}

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public String title() {
    return "Gradient descent with momentum";
  }

  @Override
  public Parameters defaults() {
    return new Parameters(0.05, 16);
  }

  @Override
  public StopReason train(
      Network network, TrialSource<?> trials, Parameters p, TrainingContext context) {
    float[] velocity = new float[network.weights().values().length];
    restore(velocity, context);
    long step = context.firstStep();
    try (Propagation propagation = network.propagation(p.batch(), LONGEST, threads(context))) {
      Optional<StopReason> stop = Optional.empty();
      while (stop.isEmpty()) {
        propagation.load(batch(trials, p, step));
        Objective objective = new Objective(trials.losses(), 0);
        double loss = propagation.differentiate(objective, noiseKey(context, step));
        check(loss, step);
        update(network, propagation.gradient(), velocity, p);
        step++;
        if (context.reportDue(step)) {
          stop = report(context, new Progress(step, reported(loss), 1, Map.of("v", velocity)));
        }
      }
      return stop.get();
    }
  }

  void restore(float[] velocity, TrainingContext context) {
    if (context.firstStep() > 0) {
      System.arraycopy(context.restoredState().get("v"), 0, velocity, 0, velocity.length);
    }
  }

  int threads(TrainingContext context) {
    return context.threads();
  }

  Trials batch(TrialSource<?> trials, Parameters p, long step) {
    return trials.trials(step * p.batch(), p.batch());
  }

  long noiseKey(TrainingContext context, long step) {
    return context.random().keyOf(step);
  }

  void check(double loss, long step) {
    if (!Double.isFinite(loss)) {
      throw new DivergedException(step, "the loss");
    }
  }

  void update(Network network, float[] gradient, float[] velocity, Parameters p) {
    float[] values = network.weights().values();
    for (int k = 0; k < values.length; k++) {
      velocity[k] = 0.9f * velocity[k] - (float) p.learningRate() * gradient[k];
      values[k] += velocity[k];
    }
    network.project();
  }

  double reported(double loss) {
    return loss;
  }

  Optional<StopReason> report(TrainingContext context, Progress progress) {
    return context.report(progress);
  }
}
