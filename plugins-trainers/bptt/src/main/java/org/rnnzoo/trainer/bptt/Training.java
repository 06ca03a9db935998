package org.rnnzoo.trainer.bptt;

import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.engine.GradientNorm;
import org.rnnzoo.engine.WeightDecay;

/** One network being trained. */
final class Training implements AutoCloseable {

  private final Network network;
  private final BpttParameters p;
  private final TrainingContext context;
  private final RandomStream noise;
  private final Objective objective;
  private final WeightPenalty weightPenalty;
  private final Optimizer optimizer;
  private final Batches batches;
  private final Workspace workspace;
  private final Average loss = new Average();
  private final Average gradientNorm = new Average();
  private long steps;

  Training(Network network, TrialSource<?> trials, BpttParameters p, TrainingContext context) {
    this.network = network;
    this.p = p;
    this.context = context;
    this.noise = context.random();
    this.objective = new Objective(trials.losses(), p.penalties().onRates());
    this.weightPenalty = new WeightPenalty(network.weights(), p.penalties());
    this.optimizer = p.descent().optimizer(network.weights().values().length);
    this.steps = context.firstStep();
    if (steps > 0) {
      optimizer.restore(context.restoredState(), steps);
    }
    this.workspace = new Workspace(network, context.threads());
    this.batches = new Batches(trials, p.batch(), steps, context.threads());
  }

  StopReason run() {
    Optional<StopReason> stop = Optional.empty();
    while (stop.isEmpty()) {
      step();
      if (context.reportDue(steps)) {
        stop = context.report(progress());
      }
    }
    return stop.get();
  }

  private void step() {
    double value = workspace.differentiate(batches.next(), objective, noise.keyOf(steps));
    float[] gradient = workspace.gradient();
    value += weightPenalty.addTo(gradient);
    double norm = GradientNorm.clip(gradient, p.gradientLimit());
    requireFinite("the loss", value);
    requireFinite("the gradient", norm);
    double stepSize = p.stepSize().after(steps);
    if (p.descent().weightDecay() > 0) {
      WeightDecay.apply(network.weights(), stepSize * p.descent().weightDecay());
    }
    optimizer.step(network.weights().values(), gradient, stepSize);
    network.project();
    steps++;
    loss.add(value);
    gradientNorm.add(norm);
  }

  private void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(steps + 1, what);
    }
  }

  private Progress progress() {
    return new Progress(steps, loss.take(), gradientNorm.take(), optimizer.state());
  }

  @Override
  public void close() {
    batches.close();
    workspace.close();
  }
}
