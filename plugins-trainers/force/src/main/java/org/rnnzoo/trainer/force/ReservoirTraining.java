package org.rnnzoo.trainer.force;

import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.TrainingContext;

/** One network whose readout is being learned while it runs freely. */
final class ReservoirTraining implements AutoCloseable {

  private final Network network;
  private final TrialSource<?> trials;
  private final ForceParameters p;
  private final TrainingContext context;
  private final RandomStream noise;
  private final Objective objective;
  private final Reservoir reservoir;
  private final Readout readout;
  private final Learners learners;
  private boolean readoutChecked;
  private long steps;
  private double lossSum;
  private long lossCount;

  ReservoirTraining(
      Network network, TrialSource<?> trials, ForceParameters p, TrainingContext context) {
    new Requirements(RecursiveLeastSquaresTrainer.NAME).squaredError(trials);
    this.network = network;
    this.trials = trials;
    this.p = p;
    this.context = context;
    this.noise = context.random();
    this.objective = new Objective(trials.losses(), 0);
    this.readout = Readout.of(network.weights(), RecursiveLeastSquaresTrainer.NAME);
    this.steps = context.firstStep();
    this.learners =
        steps > 0
            ? Learners.restored(context.restoredState())
            : Learners.fresh(readout.outputs(), readout.features(), p.regularization());
    this.reservoir = new Reservoir(network, context.threads());
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
    Trials batch = trials.trials(steps * p.batch(), p.batch());
    double loss = reservoir.run(batch, objective, noise.keyOf(steps));
    requireFinite("the loss", loss);
    readout.load();
    float[] rates = reservoir.rates();
    if (!readoutChecked) {
      readout.requireLinear(batch, rates, reservoir.outputs());
      readoutChecked = true;
    }
    learners.learn(batch, rates, readout, p.every());
    requireFinite("the readout", readout.largest());
    readout.store();
    network.project();
    steps++;
    lossSum += loss;
    lossCount++;
  }

  private void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(steps + 1, what);
    }
  }

  private Progress progress() {
    double loss = lossSum / lossCount;
    lossSum = 0;
    lossCount = 0;
    return new Progress(steps, loss, Double.NaN, learners.state());
  }

  @Override
  public void close() {
    reservoir.close();
  }
}
