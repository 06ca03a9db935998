package org.rnnzoo.trainer.force;

import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.TrainingContext;

/** One network whose readout is being learned while it is fed back. */
final class FeedbackTraining {

  private final Network network;
  private final TrialSource<?> trials;
  private final ForceParameters p;
  private final TrainingContext context;
  private final Readout readout;
  private final Learners learners;
  private long steps;
  private double errorSum;
  private double weightSum;

  FeedbackTraining(
      Network network, TrialSource<?> trials, ForceParameters p, TrainingContext context) {
    new Requirements(ForceTrainer.NAME).squaredError(trials);
    FeedbackLoop.requireIn(network);
    this.network = network;
    this.trials = trials;
    this.p = p;
    this.context = context;
    this.readout = Readout.of(network.weights(), ForceTrainer.NAME);
    this.steps = context.firstStep();
    this.learners =
        steps > 0
            ? Learners.restored(context.restoredState())
            : Learners.fresh(readout.outputs(), readout.features(), p.regularization());
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
    readout.load();
    FeedbackLoop loop = new FeedbackLoop(network, readout);
    learners.begin(batch);
    for (int trial = 0; trial < batch.size(); trial++) {
      run(batch, trial, loop);
    }
    learners.end();
    if (!Double.isFinite(readout.largest())) {
      throw new DivergedException(steps + 1, "the readout");
    }
    readout.store();
    network.project();
    steps++;
  }

  private void run(Trials batch, int trial, FeedbackLoop loop) {
    int inputs = network.dimensions().inputs();
    double[] input = new double[inputs];
    double[] features = new double[readout.features()];
    loop.restart();
    for (int t = 0; t < batch.get(trial).steps(); t++) {
      int moment = trial * batch.time() + t;
      for (int j = 0; j < inputs; j++) {
        input[j] = batch.inputValues()[moment * inputs + j];
      }
      readout.features(loop.step(input, readout), features);
      measure(batch, moment, features);
      learners.takeUp(batch, moment, features, readout, p.every());
    }
  }

  /** Adds up the errors before they are corrected. */
  private void measure(Trials batch, int moment, double[] features) {
    for (int o = 0; o < readout.outputs(); o++) {
      double weight = batch.maskValues()[moment * readout.outputs() + o];
      double error =
          readout.output(o, features) - batch.targetValues()[moment * readout.outputs() + o];
      errorSum += weight * error * error;
      weightSum += weight;
    }
  }

  private Progress progress() {
    double loss = weightSum > 0 ? errorSum / weightSum : 0;
    errorSum = 0;
    weightSum = 0;
    return new Progress(steps, loss, Double.NaN, learners.state());
  }
}
