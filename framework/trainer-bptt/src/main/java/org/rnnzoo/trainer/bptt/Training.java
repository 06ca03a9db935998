package org.rnnzoo.trainer.bptt;

import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.engine.Adam;
import org.rnnzoo.engine.GradientNorm;

/** One network being trained. */
final class Training implements AutoCloseable {

  private static final String FIRST_MOMENT = "adam.m";
  private static final String SECOND_MOMENT = "adam.v";

  private final Network network;
  private final BpttParameters p;
  private final TrainingContext context;
  private final RandomStream noise;
  private final Objective objective;
  private final WeightPenalty weightPenalty;
  private final Adam adam;
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
    this.objective = new Objective(trials.losses(), p.ratePenalty());
    this.weightPenalty = new WeightPenalty(network.weights(), p.weightPenalty());
    this.adam = new Adam(network.weights().values().length);
    this.steps = context.firstStep();
    restore(context.restoredState());
    this.workspace = new Workspace(network, context.threads());
    this.batches = new Batches(trials, p.batch(), steps, context.threads());
  }

  private void restore(Map<String, float[]> state) {
    if (steps > 0) {
      adam.restore(state.get(FIRST_MOMENT), state.get(SECOND_MOMENT), steps);
    }
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
    adam.step(
        network.weights().values(),
        gradient,
        p.learningRateAt(steps),
        p.beta1(),
        p.beta2(),
        p.epsilon());
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
    return new Progress(
        steps,
        loss.take(),
        gradientNorm.take(),
        Map.of(FIRST_MOMENT, adam.firstMoment(), SECOND_MOMENT, adam.secondMoment()));
  }

  @Override
  public void close() {
    batches.close();
    workspace.close();
  }
}
