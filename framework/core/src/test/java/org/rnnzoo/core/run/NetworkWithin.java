package org.rnnzoo.core.run;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;

/** A network that hands everything on to another, for tests that replace a method. */
class NetworkWithin implements Network {

  private final Network network;

  NetworkWithin(Network network) {
    this.network = network;
  }

  @Override
  public Dimensions dimensions() {
    return network.dimensions();
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public Propagation propagation(int trials, int time, int threads) {
    return network.propagation(trials, time, threads);
  }

  @Override
  public DynamicalSystem dynamics() {
    return network.dynamics();
  }
}
