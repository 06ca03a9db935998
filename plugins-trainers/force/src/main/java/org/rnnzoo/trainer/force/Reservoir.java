package org.rnnzoo.trainer.force;

import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;

/** A network that is only run, in a workspace that grows when a batch is longer than any before. */
final class Reservoir implements AutoCloseable {

  private final Network network;
  private final int threads;
  private Propagation propagation;
  private int trials;
  private int time;

  Reservoir(Network network, int threads) {
    this.network = network;
    this.threads = threads;
  }

  /** Runs a batch with noise and returns the objective. */
  double run(Trials batch, Objective objective, long noiseKey) {
    if (batch.size() > trials || batch.time() > time) {
      close();
      trials = Math.max(trials, batch.size());
      time = Math.max(time, batch.time());
      propagation = network.propagation(trials, time, threads);
    }
    propagation.load(batch);
    return propagation.forward(objective, noiseKey);
  }

  /** The rates of the last run, {@code [trials, time, units]} in C order. */
  float[] rates() {
    return propagation.rateValues();
  }

  /** The outputs of the last run, {@code [trials, time, outputs]} in C order. */
  float[] outputs() {
    return propagation.outputValues();
  }

  @Override
  public void close() {
    if (propagation != null) {
      propagation.close();
      propagation = null;
    }
  }
}
