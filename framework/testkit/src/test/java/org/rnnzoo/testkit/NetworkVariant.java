package org.rnnzoo.testkit;

import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;

/** A network of which a method can be replaced by a wrong one. */
class NetworkVariant implements Network {

  final Network network;

  NetworkVariant(Network network) {
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

  @Override
  public void project() {
    network.project();
  }

  @Override
  public void canonicalise() {
    network.canonicalise();
  }

  @Override
  public void silence(List<Integer> units) {
    network.silence(units);
  }
}
