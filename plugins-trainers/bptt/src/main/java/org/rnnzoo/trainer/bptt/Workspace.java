package org.rnnzoo.trainer.bptt;

import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;

/** A propagation that grows when a batch is longer than any before. */
final class Workspace implements AutoCloseable {

  private final Network network;
  private final int threads;
  private Propagation propagation;
  private int trials;
  private int time;

  Workspace(Network network, int threads) {
    this.network = network;
    this.threads = threads;
  }

  /** Runs a batch forwards and backwards and returns the objective. */
  double differentiate(Trials batch, Objective objective, long noiseKey) {
    reserve(batch);
    propagation.load(batch);
    return propagation.differentiate(objective, noiseKey);
  }

  /** The gradient of the last batch, live. */
  float[] gradient() {
    return propagation.gradient();
  }

  private void reserve(Trials batch) {
    if (batch.size() > trials || batch.time() > time) {
      close();
      trials = batch.size();
      // A quarter more, because where the length of trials varies a longer one soon follows.
      time = time == 0 ? batch.time() : batch.time() + batch.time() / 4;
      propagation = network.propagation(trials, time, threads);
    }
  }

  @Override
  public void close() {
    if (propagation != null) {
      propagation.close();
      propagation = null;
    }
  }
}
